"""Titles and roles given to people, and whom a description of that kind stands for."""

import pytest

from dashboard.link import roles
from dashboard.link.descriptions import Roles
from dashboard.records import Mention, Role
from tests.link.test_within import mentions

P, O, G, N = "PERSON", "ORG", "GPE", "NORP"  # noqa: E741
GIVEN = [
    ("Turkish President Selim Aydin left.", [("Turkish", N), ("Selim Aydin", P)], ["Turkish President"]),
    ("UN Secretary-General Ana Ruiz left.", [("UN", O), ("Ana Ruiz", P)], ["UN Secretary-General"]),
    ("Mayor Ilze Kalnina left.", [("Ilze Kalnina", P)], ["Mayor"]),
    ("Former Mayor Ilze Kalnina left.", [("Ilze Kalnina", P)], ["Former Mayor"]),
    ("Mr. Ruiz left.", [("Ruiz", P)], []),
    ("Sen. Kim Lee left.", [("Kim Lee", P)], ["Sen."]),
    ("Ilze Kalnina, mayor of Riga, left.", [("Ilze Kalnina", P), ("Riga", G)], ["mayor of Riga"]),
    ("Ana Ruiz, the finance minister, left.", [("Ana Ruiz", P)], ["finance minister"]),
    ("Ana Ruiz, 43, a lawyer for the port, left.", [("Ana Ruiz", P)], ["lawyer for the port"]),
    ("Ana Ruiz, a spokeswoman for the union, said so.", [("Ana Ruiz", P)], ["spokeswoman for the union"]),
    ("The city’s mayor, Ilze Kalnina, left.", [("Ilze Kalnina", P)], ["city’s mayor"]),
    ("The mayor of Riga, Ilze Kalnina, left.", [("Riga", G), ("Ilze Kalnina", P)], ["mayor of Riga"]),
    ("Ana Ruiz, Mayor Ilze Kalnina and I left.", [("Ana Ruiz", P), ("Ilze Kalnina", P)], ["Mayor"]),
    ("The mayor, Ana Ruiz, and Luis Roe left.", [("Ana Ruiz", P), ("Luis Roe", P)], []),
    ("Ana Ruiz, who is the mayor, left.", [("Ana Ruiz", P)], []),
    ("Ana Ruiz, a 43-year-old baker, left.", [("Ana Ruiz", P)], []),
    ("Ana Ruiz, mother of two, left.", [("Ana Ruiz", P)], []),
    ("Ana Ruiz, happy, left.", [("Ana Ruiz", P)], []),
    # "his lawyer" is who speaks, and no role of the one before; a title between comma and name
    ("As the court met Luis Roe, his lawyer said no.", [("Luis Roe", P)], []),
    ("Luis Roe, his lawyer, said no.", [("Luis Roe", P)], ["lawyer"]),
    (
        "It is led by the head of the Port Office, Eng. Luis Roe with us.",
        [("Luis Roe", P)],
        ["head of the Port Office"],
    ),
    ("the President\nAna Ruiz left.", [("Ana Ruiz", P)], []),
    # a title is that of the name behind it
    ("He beat Ruiz, Sen. Kim Lee and others.", [("Ruiz", P), ("Kim Lee", P)], ["Sen."]),
    ("He met Ruiz, Gov. Kim Lee and the bishop.", [("Ruiz", P), ("Kim Lee", P)], ["Gov."]),
    ("She voted for Ana Ruiz, Rep. Lee came out.", [("Ana Ruiz", P), ("Lee", P)], ["Rep."]),
    ("They saw Ana Ruiz, President Kim Lee and me.", [("Ana Ruiz", P), ("Kim Lee", P)], ["President"]),
    ("He met Ana Ruiz, mayor of Riga.", [("Ana Ruiz", P), ("Riga", G)], ["mayor of Riga"]),
    # who might become it
    ("What would a President Ruiz do?", [("Ruiz", P)], []),
    ("The prospects of a Governor Ana Ruiz?", [("Ana Ruiz", P)], []),
    ("Nobody wants another President Ruiz.", [("Ruiz", P)], []),
    ("He came to a Senator Ruiz rally.", [("Ruiz", P)], ["Senator"]),
    ("An angry Mayor Ruiz left.", [("Ruiz", P)], ["Mayor"]),
]


@pytest.mark.parametrize(("text", "names", "expected"), GIVEN, ids=lambda value: str(value)[:50])
def test_a_role_stands_beside_its_person(
    text: str, names: list[tuple[str, str]], expected: list[str]
) -> None:
    found = roles.find(text, mentions(text, *names))
    assert [role.text for role in found] == expected
    assert all(text[role.start : role.end] == role.text for role in found)


def test_a_role_has_the_persons_canonical_name() -> None:
    (role,) = roles.find("Mayor Kalnina left.", [Mention(6, 13, "Kalnina", "PERSON", "Ilze Kalnina")])
    assert role == Role(0, 5, "Mayor", "Ilze Kalnina")


def held(*given: tuple[str, str]) -> Roles:
    return Roles([Role(0, 0, text, name) for text, name in given])


MAYOR, TWO = held(("mayor of Riga", "A")), held(("Mayor", "A"), ("mayor of Tartu", "B"))
HELD = [
    (MAYOR, "the mayor", "A"),
    (MAYOR, "The mayor of Riga", "A"),
    (MAYOR, "the mayor of Tartu", None),
    (MAYOR, "a mayor", None),
    (MAYOR, "the former mayor", None),
    (MAYOR, "his mayor", None),
    (MAYOR, "the mayors", None),
    (MAYOR, "the woman", None),
    (TWO, "the mayor", None),
    (TWO, "the mayor of Tartu", "B"),
    (held(("Vice President", "A")), "the president", None),
    (held(("vice presidential nominee", "A")), "the presidential nominee", None),
    (held(("Former President", "A")), "the former president", "A"),
    (held(("spokesman for the port", "A")), "the spokesperson", "A"),
    (held(("Sen.", "A"), ("senator", "A")), "the senator", "A"),
    (held(), "the mayor", None),
    (MAYOR, "the", None),
]


@pytest.mark.parametrize(("known", "phrase", "expected"), HELD)
def test_a_definite_role_is_the_one_who_holds_it(known: Roles, phrase: str, expected: str | None) -> None:
    assert known.holder(phrase) == expected
