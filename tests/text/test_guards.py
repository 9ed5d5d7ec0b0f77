"""Guards: lone surrogates go, everything else stays where it is; what is too large is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import ReadError
from dashboard.text import guards


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("plain", "plain"),
        ("a\ud800b", "a\ufffdb"),
        ("\udfff\ud800", "\ufffd\ufffd"),
        (json.loads('"\\ud83d\\ude00"'), "😀"),
        (
            "NUL \0, CR \r\n, bidi \u202e, joiner \u200d, mark \ufeff",
            "NUL \0, CR \r\n, bidi \u202e, joiner \u200d, mark \ufeff",
        ),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert guards.clean(text) == cleaned


@pytest.mark.slow
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_clean_text_has_its_length_and_can_be_encoded(text: str) -> None:
    cleaned = guards.clean(text)
    assert len(cleaned) == len(text)
    assert guards.clean(cleaned) == cleaned
    cleaned.encode("utf-8")


def test_fifty_megabytes_are_read_and_more_is_refused() -> None:
    guards.check_size(guards.MOST_BYTES, what="This file")
    with pytest.raises(ReadError, match=r"This file has 50\.0 MB; one document may have 50 MB\. Split"):
        guards.check_size(guards.MOST_BYTES + 1, what="This file")
