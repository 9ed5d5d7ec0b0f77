"""Towns that the model took for people, and facilities in whole."""

import pytest

from dashboard.extract import facilities, towns
from dashboard.records import Label, Mention


def mentions(text: str, *given: tuple[str, Label]) -> list[Mention]:
    found, at = [], 0
    for name, label in given:
        start = text.index(name, at)
        found.append(Mention(start, start + len(name), name, label))
        at = start + len(name)
    return found


TOWNS = [
    ("Fighting began in Murzuq on Monday.", [("Murzuq", "PERSON")], ["GPE"]),
    ("SZEGED — The river fell.", [("SZEGED", "PERSON")], ["GPE"]),
    ("Murzuq said no.", [("Murzuq", "PERSON")], ["PERSON"]),
    ("Faith in Ruiz is low. Ruiz said so. Ruiz left.", [("Ruiz", "PERSON")] * 3, ["PERSON"] * 3),
    ("Ana Lima spoke. Trust in Lima grew.", [("Ana Lima", "PERSON"), ("Lima", "PERSON")], ["PERSON"] * 2),
    ("He believes in Xqzrtl.", [("Xqzrtl", "PERSON")], ["PERSON"]),
]


@pytest.mark.parametrize(("text", "given", "labels"), TOWNS)
def test_towns_are_no_people(text: str, given: list[tuple[str, Label]], labels: list[str]) -> None:
    assert [m.label for m in towns.as_places(text, mentions(text, *given))] == labels


FACILITIES = [
    ("at the Azovstal plant today", ("Azovstal", "LOC"), ("Azovstal plant", "FAC")),
    ("met in the Kremlin on Tuesday", ("Kremlin", "ORG"), ("Kremlin", "FAC")),
    ("the Kremlin said so", ("Kremlin", "ORG"), ("Kremlin", "ORG")),
    ("in the city of Riga", ("Riga", "GPE"), ("Riga", "GPE")),
]


@pytest.mark.parametrize(("text", "given", "expected"), FACILITIES)
def test_facilities_are_whole(text: str, given: tuple[str, Label], expected: tuple[str, str]) -> None:
    (found,) = facilities.whole(text, mentions(text, given))
    assert (found.text, found.label) == expected
