"""Towns that the model took for people, and facilities in whole."""

import pytest

from dashboard.extract.names import facilities, relabel
from dashboard.records import Label, Mention
from dashboard.text.article import lay_out


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
    ("The president of Friuli Venezia Giulia spoke.", [("Friuli Venezia Giulia", "PERSON")], ["GPE"]),
    ("Leaders of Emilia-Romagna met.", [("Emilia-Romagna", "PERSON")], ["GPE"]),
    ("The hero Francisco Morazán fell.", [("Francisco Morazán", "PERSON")], ["PERSON"]),
    ("A feast of Saint George.", [("Saint George", "PERSON")], ["PERSON"]),
    ("He believes in Xqzrtl.", [("Xqzrtl", "PERSON")], ["PERSON"]),
]


@pytest.mark.parametrize(("text", "given", "labels"), TOWNS)
def test_towns_are_no_people(text: str, given: list[tuple[str, Label]], labels: list[str]) -> None:
    assert [m.label for m in relabel.as_places(lay_out(text), mentions(text, *given))] == labels


FACILITIES = [
    ("at the Azovstal plant today", ("Azovstal", "LOC"), ("Azovstal plant", "FAC")),
    ("met in the Kremlin on Tuesday", ("Kremlin", "ORG"), ("Kremlin", "FAC")),
    ("the Kremlin said so", ("Kremlin", "ORG"), ("Kremlin", "ORG")),
    ("a White House spokesman", ("White House", "GPE"), ("White House", "ORG")),
    ("no comment from the White House today", ("White House", "GPE"), ("White House", "ORG")),
    ("walked from the White House today", ("White House", "ORG"), ("White House", "FAC")),
    ("as Wall Street rallied", ("Wall Street", "FAC"), ("Wall Street", "ORG")),
    ("as Azovstal rose", ("Azovstal", "FAC"), ("Azovstal", "FAC")),
    ("in the city of Riga", ("Riga", "GPE"), ("Riga", "GPE")),
]


@pytest.mark.parametrize(("text", "given", "expected"), FACILITIES)
def test_facilities_are_whole(text: str, given: tuple[str, Label], expected: tuple[str, str]) -> None:
    (found,) = facilities.whole(lay_out(text), mentions(text, given))
    assert (found.text, found.label) == expected


SOMEBODY = [
    # a headline's surname, taken for a town that is nowhere
    (
        "Kalnina says no. Ilze Kalnina left.",
        [("Kalnina", "GPE"), ("Ilze Kalnina", "PERSON")],
        ["PERSON", "PERSON"],
    ),
    # a town there is stays one, whoever bears its name
    ("London rose. Jack London left.", [("London", "GPE"), ("Jack London", "PERSON")], ["GPE", "PERSON"]),
    # a company named after its founder
    (
        "Halden Marine rose. Halden fell. Arne Halden left.",
        [("Halden Marine", "ORG"), ("Halden", "ORG"), ("Arne Halden", "PERSON")],
        ["ORG", "ORG", "PERSON"],
    ),
]


@pytest.mark.parametrize(("text", "given", "wanted"), SOMEBODY)
def test_a_surname_is_a_person_where_no_place_has_it(
    text: str, given: list[tuple[str, Label]], wanted: list[str]
) -> None:
    assert [m.label for m in relabel.as_people(lay_out(text), mentions(text, *given))] == wanted
