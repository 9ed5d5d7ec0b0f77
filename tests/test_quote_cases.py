"""Each file of tests/cases/quotes is one case: a text, and the quotes and speakers to be found in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.preprocess import extract_document
from dashboard.records import Document, Quote

CASES = sorted((Path(__file__).parent / "cases" / "quotes").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_quotes_have_their_speakers(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = extract_document(Document(path.stem, text)).quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in found)
    if "quotes" in expected and not expected["quotes"]:
        assert [quote.text for quote in found] == []
    for wanted in expected.get("quotes", []):
        holding = [plain(quote, wanted) for quote in found if wanted["text"] in quote.text]
        assert wanted in holding, [plain(quote, wanted) for quote in found]
    if "quotes" in expected:
        stated = [wanted["text"] for wanted in expected["quotes"]]
        assert [one.text for one in found if not any(text in one.text for text in stated)] == []


def plain(quote: Quote, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a quote that a case names; pieces that fit stand as the case has them."""
    speaker = quote.speaker
    written = speaker.text if speaker else ""
    asked = wanted["speaker"]["text"]
    parts = {
        "text": wanted["text"] if wanted["text"] in quote.text else quote.text,
        "speaker": {"text": asked if asked in written else written, "name": speaker and speaker.name},
        "kind": quote.kind,
        "addressee": quote.addressee and quote.addressee.name,
        "because": wanted["because"] if wanted.get("because", "\0") in quote.because else quote.because,
    }
    return {key: parts[key] for key in wanted}
