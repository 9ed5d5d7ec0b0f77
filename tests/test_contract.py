"""The output contract: what a line of JSON becomes, and the form of what is found."""

import json
from datetime import date

import pytest

from dashboard import contract
from dashboard.errors import ReadError
from dashboard.records import DateMention, Document, Extraction, Mention, Place, Quote, Role, Span

MONDAY = date(2022, 4, 25)
PIECES = (Span(5, 6, "R"), Span(8, 9, "n"))
READABLE = [
    ({"id": "a", "text": "Rain."}, Document("a", "Rain.")),
    (
        {"id": "a", "text": "Rain.", "published": "2022-04-26"},
        Document("a", "Rain.", published=date(2022, 4, 26), published_from="field"),
    ),
    (
        {"id": "a", "text": "", "published": "2022-04-26T10:00:00Z", "source": "Post", "title": "T"},
        Document("a", "", "T", date(2022, 4, 26), "field", "Post"),
    ),
    ({"id": "a", "text": "x", "published": "yesterday", "title": 3}, Document("a", "x")),
    ({"id": "a", "text": "x", "published": None}, Document("a", "x")),
    ({"id": 7, "text": "\0\r\n\ud800"}, Document("7", "\0\r\n\ud800")),
    ({"text": "x", "colour": "red"}, Document("3", "x")),
]


@pytest.mark.parametrize("given, expected", READABLE)
def test_a_line_is_a_document(given: dict[str, object], expected: Document) -> None:
    assert contract.document(json.dumps(given), number=3) == expected


UNREADABLE = [
    ("{", "Line 3 is not JSON", None),
    ("[" * 100_000, "Line 3 is not JSON", None),
    ('["text"]', "Line 3 is not a JSON object", None),
    ('{"id": "a"}', "Line 3 has no text", "a"),
    ('{"id": "a", "text": null}', "Line 3 has no text", "a"),
    ('{"id": ["a"], "text": 1}', "Line 3 has no text", None),
]


@pytest.mark.parametrize("line, why, own", UNREADABLE)
def test_a_bad_line_says_why(line: str, why: str, own: str | None) -> None:
    with pytest.raises(ReadError, match=why) as raised:
        contract.document(line, number=3)
    assert contract.refusal(line, raised.value) == {"id": own, "error": str(raised.value)}


def test_the_form_of_what_is_found() -> None:
    he = Mention(20, 22, "he", "PERSON", "Ban Ki-moon")
    found = Extraction(
        "a",
        entities=(Mention(0, 3, "Ban", "PERSON", "Ban Ki-moon"),),
        quotes=(
            Quote(5, 9, "Rain", "direct", he, Span(15, 19, "said"), None, 0.9, "why", pieces=PIECES),
            Quote(30, 34, "Snow", "mixed", Mention(40, 52, "the minister", "")),
            Quote(60, 64, "Hail", "indirect"),
        ),
        dates=(DateMention(70, 76, "Monday", "DATE", "2022-04-25", MONDAY, MONDAY, "", 0.9, "why", "met"),),
        places=(Place(80, 84, "Riga", "Riga", 56.9, 24.1, "LV", "city", 456172, 0.9, "why"),),
    )
    row = contract.row(found)
    assert list(row) == ["id", "entities", "quotes", "dates", "places", "roles"]
    assert row["entities"] == [
        {"start": 0, "end": 3, "text": "Ban", "label": "PERSON", "name": "Ban Ki-moon"}
    ]
    assert row["quotes"] == [
        {
            "start": 5,
            "end": 9,
            "text": "Rain",
            "kind": "direct",
            "saying": "said",
            "pieces": [[5, 6], [8, 9]],
            "speaker": {"start": 20, "end": 22, "text": "he", "label": "PERSON", "name": "Ban Ki-moon"},
            "cue": {"start": 15, "end": 19, "text": "said"},
            "addressee": None,
            "confidence": 0.9,
            "because": "why",
        },
        {
            "start": 30,
            "end": 34,
            "text": "Snow",
            "kind": "mixed",
            "saying": "said",
            "pieces": [[30, 34]],
            "speaker": {"start": 40, "end": 52, "text": "the minister", "label": "", "name": None},
            "cue": None,
            "addressee": None,
            "confidence": 0.0,
            "because": "",
        },
        {
            "start": 60,
            "end": 64,
            "text": "Hail",
            "kind": "indirect",
            "saying": "said",
            "pieces": [[60, 64]],
            "speaker": None,
            "cue": None,
            "addressee": None,
            "confidence": 0.0,
            "because": "",
        },
    ]
    assert row["dates"] == [
        {
            "start": 70,
            "end": 76,
            "text": "Monday",
            "type": "DATE",
            "value": "2022-04-25",
            "first": "2022-04-25",
            "last": "2022-04-25",
            "mod": "",
            "event": "met",
            "confidence": 0.9,
            "because": "why",
        }
    ]
    assert row["places"][0] == {
        "start": 80,
        "end": 84,
        "text": "Riga",
        "name": "Riga",
        "lat": 56.9,
        "lon": 24.1,
        "country": "LV",
        "region": row["places"][0]["region"],
        "kind": "city",
        "geonameid": 456172,
        "precision": "city",
        "km": 15,
        "confidence": row["places"][0]["confidence"],
        "because": row["places"][0]["because"],
        "runner_up": row["places"][0]["runner_up"],
    }
    assert [list(one) for one in row["quotes"]] == [list(row["quotes"][0])] * 3


def test_a_language_is_named_only_if_it_is_not_english() -> None:
    for code, keys in (("fr", {"language"}), ("en", set()), ("", set())):
        row = contract.row(Extraction("a", language=code))
        assert row.keys() - {"id", "entities", "quotes", "dates", "places", "roles"} == keys
        assert contract.extraction(row).language == (code if keys else "")


def test_what_is_written_is_read_again() -> None:
    he, they = Mention(20, 22, "he", "PERSON", "Ban Ki-moon"), Mention(23, 27, "them", "")
    cue, mod = Span(15, 19, "said"), "START"
    found = Extraction(
        "a",
        entities=(Mention(0, 3, "Ban", "PERSON", "Ban Ki-moon"),),
        quotes=(Quote(5, 9, "Rain", "direct", he, cue, they, 0.9, "why", "denied"),),
        dates=(DateMention(70, 76, "May", "DATE", "2022-05", MONDAY, MONDAY, mod, 0.9, "why", "met"),),
        places=(Place(80, 84, "Riga", "Riga", 1.0, 2.0, "LV", "city", 4, 0.9, "why", "Rig", "Rīga"),),
        roles=(Role(90, 95, "mayor", "Ban Ki-moon"),),
        language="fr",
    )
    assert contract.extraction(json.loads(json.dumps(contract.row(found)))) == found
