"""The measures: what counts as found, as exact, as the right speaker, the right name, the right label."""

from typing import Any

import pytest

from dashboard import score

Row = dict[str, Any]
TEXT = "“We will rebuild,” Ana Ruiz said. “It takes a year.” He said that rain is coming to Riga."


def span(words: str, text: str = TEXT) -> Row:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def quote(words: str, who: str | None = "Ana Ruiz", **more: Any) -> Row:
    speaker = span(who) | {"name": more.pop("name", None)} if who else None
    return span(words) | {"kind": "direct", "speaker": speaker, "cue": None} | more


def tallies(gold: list[Row], system: list[Row], table: str = "quotes") -> dict[str, score.Tally]:
    return score.score([{"id": "a", "text": TEXT, table: gold}], [{"id": "a", table: system}])


WHOLE = "We will rebuild,” Ana Ruiz said. “It takes a year."
FIRST, SECOND = span("We will rebuild,”"), span("“It takes a year.”")
PIECES = [(FIRST["start"], FIRST["end"]), (SECOND["start"], SECOND["end"])]
CONTENTS = [
    # gold, system, matched, exact
    ("We will rebuild", "We will rebuild", 1, 1),
    ("We will rebuild", "We will rebuild,", 1, 1),  # marks are no words
    ("We will rebuild", "will rebuild", 1, 0),
    ("We will rebuild", "It takes a year", 0, 0),
    ("that rain is coming to Riga", "rain is coming to Riga", 1, 1),  # a leading "that" aside
    ("rain is coming to Riga", "that rain is coming to Riga", 1, 1),
]


@pytest.mark.parametrize("gold, system, matched, exact", CONTENTS)
def test_contents_match_by_words(gold: str, system: str, matched: int, exact: int) -> None:
    found = tallies([quote(gold)], [quote(system)])
    assert (found["quotes all content"].right, found["quotes all exact content"].right) == (matched, exact)


def test_an_interrupted_quote_is_exact_without_its_pieces() -> None:
    assert tallies([quote(WHOLE, pieces=PIECES)], [quote(WHOLE)])["quotes all exact content"].right == 1


def test_pieces_count_where_both_sides_have_them() -> None:
    found = tallies([quote(WHOLE, pieces=PIECES)], [quote(WHOLE, pieces=[(FIRST["start"], SECOND["end"])])])
    assert found["quotes all exact content"].right == 0


SPEAKERS = [
    # gold's speaker, the output's, right
    ("Ana Ruiz", "Ruiz", 1),
    ("Ana Ruiz", "He", 0),
    ("Ana Ruiz", None, 0),
    (None, None, 1),
    (None, "Ana Ruiz", 0),
]


@pytest.mark.parametrize("gold, system, right", SPEAKERS)
def test_the_speaker_is_right_where_spans_overlap(gold: str | None, system: str | None, right: int) -> None:
    found = tallies([quote("We will rebuild", gold)], [quote("We will rebuild", system)])
    assert found["quotes all e2e"].right == found["quotes direct speaker, of matched"].right == right
    assert found["quotes all speaker, of matched"].gold == 1


def test_the_speaker_share_asks_only_what_was_matched() -> None:
    found = tallies([quote("We will rebuild"), quote("It takes a year")], [quote("We will rebuild")])
    share = found["quotes all speaker, of matched"]
    assert (share.is_share, share.gold, share.f1) == (True, 1, 1.0)


NAMES = [
    # the chain's names, the speaker in the output, its name, named, right
    (["Luis Vega", "Vega"], "He", "Luis Vega", 1, 1),
    (["Mr Vega"], "He", "Luis Vega", 1, 1),
    (["Luis Vega"], "He", "Ana Ruiz", 1, 0),
    (["Luis Vega"], "He", None, 0, 0),
    (["Luis Vega"], "Ana Ruiz", "Luis Vega", 0, 0),  # not the pronoun's
]


@pytest.mark.parametrize("names, who, name, named, right", NAMES)
def test_a_pronoun_is_named_right_by_a_word_of_its_chain(
    names: list[str], who: str, name: str | None, named: int, right: int
) -> None:
    gold = quote("rain is coming", None, speakers=[span("He")], names=names)
    found = tallies([gold], [quote("rain is coming", who, name=name)])
    assert found["quotes he or she named"].right == named
    assert found["quotes he or she right name"].right == right
    assert ("quotes he or she right name, of found" in found) == (who == "He")


def test_a_pronoun_whose_chain_has_no_name_is_not_asked() -> None:
    gold = quote("rain is coming", None, speakers=[span("He")], names=[])
    assert "quotes he or she named" not in tallies([gold], [])


LABELS = [
    # gold's label, the output's, measures that are right
    ("GPE", "GPE", {"all", "people, organisations, places", "places", "GPE"}),
    ("GPE", "LOC", {"all", "people, organisations, places", "places"}),
    ("FAC", "GPE", {"all", "people, organisations, places", "places"}),
    ("PERSON", "PERSON", {"all", "people, organisations, places", "PERSON"}),
    ("NORP", "NORP", {"all", "NORP"}),
    ("EVENT", "EVENT", {"all", "EVENT"}),
    ("PERSON", "ORG", set()),
]


@pytest.mark.parametrize("gold, system, right", LABELS)
def test_a_name_is_right_with_its_label_and_a_place_is_a_place(
    gold: str, system: str, right: set[str]
) -> None:
    wanted, given = ([span("Riga") | {"label": label}] for label in (gold, system))
    found = tallies(wanted, given, table="entities")
    assert {name.removeprefix("names ") for name, tally in found.items() if tally.right} == right


def test_a_document_missing_in_the_output_counts_as_empty() -> None:
    found = score.score([{"id": "a", "text": TEXT, "quotes": [quote("We will rebuild")]}], [])
    assert (found["quotes all e2e"].gold, found["quotes all e2e"].system) == (1, 0)
