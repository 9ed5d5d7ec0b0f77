"""What the browser draws of a checked draft: all of its text, marked, with each note in its paragraph."""

from datetime import date

import pytest

from dashboard.checking.findings import Finding, Report, Source
from dashboard.ui.views import draft_view

TEXT = "It rained <b>hard</b>.\n\n“We met on Monday, 3 May 2022,” she said.\n"
SOURCE = Source("a&b", "Talks", "The Post", date(2022, 5, 4), 7, 11, "We met", "“", ".”", "0" * 16, "Ana")


def found(words: str, colour: str = "amber", subject: str = "quote") -> Finding:
    start = TEXT.index(words)
    return Finding(subject, start, start + len(words), words, colour, "Why.", source=SOURCE)  # type: ignore[arg-type]


def test_all_of_the_text_is_drawn_and_nothing_twice() -> None:
    told = [found("We met on Monday, 3 May 2022"), found("Monday, 3 May 2022", subject="weekday")]
    drawn = draft_view.paragraphs(TEXT, told)
    whole = ["".join(part["text"] for part in one["parts"]) for one in drawn]
    assert whole == TEXT.rstrip().split("\n\n")


def test_a_note_stands_beside_the_paragraph_in_which_it_begins_and_has_a_sign() -> None:
    drawn = draft_view.paragraphs(TEXT, [found("We met on Monday, 3 May 2022", "red")])
    assert [len(one["notes"]) for one in drawn] == [0, 1]
    marked = next(part for part in drawn[1]["parts"] if part["colour"])
    assert (marked["colour"], marked["signs"]) == ("red", [{"number": "1", "sign": "✗"}])
    note = drawn[1]["notes"][0]
    assert (note["number"], note["sign"], note["state"]) == ("1", "✗", "Quotation: not in the collection")
    assert note["source"]["where"] == ["The Post", "4 May 2022"]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    lines = (
        "The council of the town met in the old hall\nand spoke about the bridge, which was built\nin 1903."
    )
    drawn = draft_view.paragraphs(f"{lines}\n\n{lines}", [])
    assert [one["parts"][0]["text"] for one in drawn] == [lines, lines]


TOLD = [("green", "name", False), ("grey", "name", False), ("amber", "name", True), ("green", "role", False)]
TOLD += [("green", "quote", True), ("grey", "paraphrase", True), ("green", "weekday", True)]


@pytest.mark.parametrize("colour, subject, is_told", TOLD)
def test_names_that_are_right_or_unknown_are_not_marked(colour: str, subject: str, is_told: bool) -> None:
    assert draft_view.is_told(found("rained", colour, subject)) is is_told


@pytest.mark.parametrize("colour, words", [("green", ""), ("amber", "We met")])
def test_the_sentence_of_a_right_figure_is_not_repeated(colour: str, words: str) -> None:
    assert draft_view.note(1, found("rained", colour, "figure"))["source"]["text"] == words


def test_unknown_names_are_listed_once() -> None:
    report = Report((found("rained", "grey", "name"), found("rained", "grey", "name")))
    assert draft_view.unknown_names(report) == "Names that are not in the collection: rained."
    assert draft_view.unknown_names(Report()) == ""
