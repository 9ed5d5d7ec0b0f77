"""A draft's names, roles, weekdays and figures are held against the collection and the calendar."""

from datetime import date

import pytest

from dashboard.checking import draft, numerals, weekdays
from dashboard.checking.findings import Finding, Report
from dashboard.store.collection import Collection
from tests.checking.made import KALNINA, OZOLS, Said, article

NAMES = [
    # as written, its colour, what is said of it
    (KALNINA, "green", "Spelt as in the collection."),
    ("Ilze Kalniņa", "amber", f"The collection spells it {KALNINA}."),
    ("Ilse Kalnina", "amber", f"The collection has no Ilse Kalnina, but {KALNINA}: a slip of the pen?"),
    ("Juris Ozolz", "amber", f"The collection has no Juris Ozolz, but {OZOLS}: a slip of the pen?"),
    ("Kalnyna", "amber", f"The collection has no Kalnyna, but {KALNINA}: a slip of the pen?"),
    ("Berg", "amber", "“Berg” may be several in the collection: Ana Berg, Ivo Berg."),
    ("Kalnina", "green", f"In the collection this is {KALNINA}."),
    ("Anna Weber", "grey", "This name is not in the collection."),
    ("Ilze Ozols", "grey", "This name is not in the collection."),
]


def one(report: Report, subject: str) -> Finding:
    return next(found for found in report.findings if found.subject == subject)


@pytest.mark.parametrize("written, colour, says", NAMES)
def test_a_name_is_held_against_the_collections_spelling(
    sources: Collection, written: str, colour: str, says: str
) -> None:
    found = one(draft.check(sources, *article("draft", f"{written} came.", people=[written])), "name")
    assert (found.colour, found.says) == (colour, says)


ROLES = [
    ("mayor", KALNINA, "green"),
    ("mayor of Riga", KALNINA, "green"),
    ("former mayor", KALNINA, "amber"),
    ("minister", KALNINA, "amber"),
    ("minister", OZOLS, None),  # the collection gives him no role
]


@pytest.mark.parametrize("role, name, colour", ROLES)
def test_a_role_is_held_against_those_in_the_collection(
    sources: Collection, role: str, name: str, colour: str | None
) -> None:
    given = article("draft", f"The {role} {name} came.", people=[name], roles=[(role, name)])
    found = list(draft.check(sources, *given).of("role"))
    assert [each.colour for each in found] == ([colour] if colour else [])


WEEKDAYS = [
    # text, day of writing, colour, what is said
    ("on Tuesday, 3 May 2022", None, "green", "3 May 2022 is a Tuesday."),
    ("on Monday, May 3, 2022", None, "amber", "3 May 2022 is a Tuesday, not a Monday."),
    ("on Monday (May 3)", date(2022, 5, 6), "amber", "3 May 2022 is a Tuesday, not a Monday."),
    ("on Tues. the 3rd of May", date(2022, 5, 6), "green", "3 May 2022 is a Tuesday."),
    ("on Saturday, Jan. 1", date(2021, 12, 30), "green", "1 January 2022 is a Saturday."),
    ("on Monday, 2022-05-02", None, "green", "2 May 2022 is a Monday."),
    ("on Monday, 31 June 2022", None, "amber", "There is no such day in the calendar."),
    ("on Monday, 30 February", None, "amber", "There is no such day in the calendar."),
    (
        "on Monday, 3 May",
        None,
        "grey",
        "Without a year, or the day of writing, the weekday can’t be checked.",
    ),
    ("on Sunday, 29 February", date(2022, 3, 1), "amber", "There is no such day in the calendar."),
]


@pytest.mark.parametrize("text, published, colour, says", WEEKDAYS)
def test_a_weekday_is_held_against_its_date(
    text: str, published: date | None, colour: str, says: str
) -> None:
    assert [(found.colour, found.says) for found in weekdays.check(text, published)] == [(colour, says)]


@pytest.mark.parametrize(
    "text", ["Monday morning, 3 May", "3 May 2022", "Monday and 12 May", "Mondays 12 Mays"]
)
def test_a_weekday_away_from_a_date_is_left_alone(text: str) -> None:
    assert list(weekdays.check(text, date(2022, 5, 4))) == []


FIGURES = [
    ("The bridge in Riga will cost 14 million euros.", ["green"]),
    ("In Riga the bridge could cost fourteen million euros.", ["green"]),
    ("The bridge in Riga will cost 40 million euros.", ["amber"]),
    ("The bridge in Riga will cost 40 lives.", []),  # another unit
    ("The stadium in Oslo will cost 40 million euros.", []),
    ("“The bridge in Riga will cost 40 million euros,” he said.", []),  # checked word by word
]


@pytest.mark.parametrize("text, colours", FIGURES)
def test_a_figure_is_held_against_those_near_the_same_words(
    sources: Collection, text: str, colours: list[str]
) -> None:
    said = [Said(text[1 : text.index(",”")], "he")] if text.startswith("“") else []
    found = draft.check(sources, *article("draft", text, said))
    assert [one.colour for one in found.of("figure")] == colours


def test_a_figure_that_differs_shows_the_other_and_its_sentence(sources: Collection) -> None:
    found = one(draft.check(sources, *article("draft", FIGURES[2][0])), "figure")
    assert found.says == "The collection has 14 million with the same words (cost, riga, bridge)."
    assert found.source and found.source.text == "The bridge in Riga will cost 14 million euros."


NUMBERS = [
    ("forty-two trams", [(42.0, "trams")]),
    ("two hundred and five people", [(205.0, "people")]),
    ("1.5 million euros", [(1.5e6, "euros")]),
    ("$2bn", [(2e9, "$")]),
    ("5 per cent and 6%", [(5.0, "%"), (6.0, "%")]),
    ("12,500 new sandbags", [(12500.0, "sandbags")]),
    ("in 2022", []),
    ("one of them", []),
    ("9" * 40, []),
]


@pytest.mark.parametrize("text, figures", NUMBERS)
def test_a_number_is_read_with_what_it_counts(text: str, figures: list[tuple[float, str]]) -> None:
    assert [(found.value, found.unit) for found in numerals.find(text)] == figures
