"""No input takes more than linear time, breaks, or gives other bytes on another day."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extract.dates import find_dates
from tests.growth import assert_linear

DAY = date(2022, 4, 26)
HOSTILE = {
    "letters": "a",
    "digits": "1",
    "commas": "1,111",
    "spaces": " ",
    "lines": "\n ",
    "the": "the ",
    "numbers": "twenty-one hundred thousand and ",
    "dates": "April 26, ",
    "weekdays": "Tuesday ",
    "next": "the next two or three ",
    "years": "1998-",
    "dots": "1.1.",
    "quotes": "'’",
    "later": "two days later ",
    "quarters": "the third quarter a year earlier ",
    "will": "will be not also Friday ",
    "that": "four years before that same year ",
    "nth": "the first Tuesday in November the week of May 5 ",
    "slashes": "2003/04",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_size(piece: str) -> None:
    def find(text: str) -> None:
        # Each word a verb: the longest search for what is dated.
        find_dates(text, published=DAY, tags=dict.fromkeys(range(0, len(text), 5), "VBN"))

    assert_linear(find, lambda size: piece * (size // len(piece)), 5_000)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *HOSTILE.values(),
                "31 ",
                "Feb. ",
                "0 ",
                "9999 ",
                "’98 ",
                "last ",
                "ago ",
                "century ",
                "32nd ",
                "24:00 ",
                "-",
                "\x00",
            ]
        ),
        max_size=30,
    ),
    st.sampled_from([None, DAY, date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)]),
)
def test_any_mixture_gives_sound_records(pieces: list[str], published: date | None) -> None:
    text = "".join(pieces)
    found = find_dates(text, published=published)
    assert found == find_dates(text, published=published)
    assert all(text[d.start : d.end] == d.text and d.text for d in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(d.first is None or d.last is None or d.first <= d.last for d in found)


@pytest.mark.slow
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(text[d.start : d.end] == d.text for d in find_dates(text, published=DAY))


def test_the_clock_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoClock(date):
        @classmethod
        def today(cls) -> "NoClock":
            raise AssertionError("the clock was asked")

    monkeypatch.setattr("dashboard.extract.dates.rules.days.date", NoClock)
    assert find_dates("He left yesterday.", published=DAY)[0].value == "2022-04-25"
    assert find_dates("He left yesterday.", published=None)[0].value == "XXXX-XX-XX"
