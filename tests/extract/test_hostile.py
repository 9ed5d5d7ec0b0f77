"""Hostile and odd texts: offsets hold, time is linear, nothing raises."""

import json

import pytest

from dashboard import contract
from dashboard.extract.model import reading
from dashboard.preprocess import extract_document
from dashboard.records import Document
from tests.growth import assert_linear

SAID = "“The dam holds,” Mayor Ana Ruiz said in Riga on Monday."
ODD = {
    "empty": "",
    "spaces": " \n\t ",
    "crlf": SAID + "\r\n\r\n" + SAID + "\r\n",
    "nul": "A\x00B. " + SAID,
    "emoji before a mark": "😀🇺🇦👩‍🚀 " + SAID,
    "lone surrogate": "\ud800 " + SAID,
    "right to left": "\u202e" + SAID + "\u202c",
    "zero width": "\u200b".join(SAID),
    "combining": "A\u0301" * 300 + " " + SAID,
    "only marks": "“”\"''``‘’" * 20,
    "html": "<script>alert(1)</script><img src=x onerror=y> " + SAID,
    "markdown": "# ![a](http://host/x.png) [b](javascript:c) " + SAID,
    "no-break spaces": SAID.replace(" ", "\u00a0"),
    "line separators": SAID + "\u2028" + SAID + "\u0085" + SAID,
    "one word of 5,000 letters": "a" * 5000 + "\n" + SAID,
    "brackets": "(" * 3000 + "\n" + SAID,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_spans_are_the_text_as_given(text: str) -> None:
    row = contract.row(extract_document(Document("d", text)))
    found = [one for kind in ("entities", "quotes", "dates", "places") for one in row[kind]]
    found += [quote[part] for quote in row["quotes"] for part in ("speaker", "cue") if quote[part]]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in found)
    json.dumps(row)


@pytest.mark.parametrize(
    "name",
    ["crlf", "nul", "emoji before a mark", "lone surrogate", "html", "brackets", "one word of 5,000 letters"],
)
def test_the_quote_is_found_beside_the_oddity(name: str) -> None:
    quotes = extract_document(Document("d", ODD[name])).quotes
    assert ("The dam holds", "Ana Ruiz") in [(q.text, q.speaker and q.speaker.name) for q in quotes]


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["(", "“", '"', "— ", "😀", "Ana Ruiz said ", "he ", "“no” "])
def test_time_is_linear(unit: str) -> None:
    assert_linear(extract_document, lambda size: Document("d", unit * (size // len(unit))), 4_000)


@pytest.mark.parametrize(
    "most",
    [
        pytest.param(5_000, marks=pytest.mark.slow),
        pytest.param(reading.LONGEST_PART, marks=pytest.mark.tier2),
    ],
)
def test_a_text_in_one_line_longer_than_is_read_at_once(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_PART", most)
    count = most // len(SAID) + 100
    text = (SAID + " ") * count
    found = extract_document(Document("d", text))
    assert len(found.quotes) > 0.88 * count
    assert all(text[q.start : q.end] == q.text for q in found.quotes)
