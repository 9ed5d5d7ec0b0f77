"""Filters go into an address and come back, in words too; garbage in an address is dropped."""

from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import KINDS, LONGEST, SAYINGS, Filters

plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30).map(str.strip)
names = st.lists(plain.filter(bool), max_size=3, unique=True).map(tuple)


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    days = sorted(draw(st.lists(st.dates(min_value=date(1, 1, 2)), max_size=2)))
    first, last = (*days, None, None)[:2]
    if first and draw(st.booleans()):
        first, last = None, last or first
    return Filters(
        people=draw(names),
        places=draw(names),
        sources=draw(names),
        kinds=tuple(draw(st.lists(st.sampled_from(KINDS), unique=True))),
        sayings=tuple(draw(st.lists(st.sampled_from(SAYINGS), unique=True))),
        first=first,
        last=last,
        axis=draw(st.sampled_from(["published", "mentioned"])),
        text=draw(plain),
    )


@given(filters())
def test_filters_come_back_from_an_address(asked: Filters) -> None:
    address = urlencode(asked.to_query(), doseq=True)
    assert Filters.from_query(parse_qs(address)) == asked


@given(
    st.dictionaries(st.sampled_from("person place source kind when axis q x".split()), st.lists(st.text()))
)
def test_no_address_is_an_error(query: dict[str, list[str]]) -> None:
    found = Filters.from_query(query)
    assert Filters.from_query(found.to_query()) == found
    assert isinstance(found.describe(), str)


GARBAGE = [
    ({"when": ["yesterday"]}, Filters()),
    ({"when": ["2022-02-30", "2022-03-01"]}, Filters(first=date(2022, 3, 1))),
    ({"when": ["2022-03-02", "2022-03-01"]}, Filters(first=date(2022, 3, 1), last=date(2022, 3, 2))),
    ({"when": ["２０２２-03-02"]}, Filters()),
    ({"axis": ["sideways"]}, Filters()),
    ({"kind": ["loud", "direct", "direct"]}, Filters(kinds=("direct",))),
    ({"saying": ["not said", "sung"]}, Filters(sayings=("not said",))),
    ({"person": ["  ", "\0", "x" * (LONGEST + 1), " Ban\0 "]}, Filters(people=("Ban",))),
    ({"q": ["a", "b"], "colour": ["red"]}, Filters(text="a")),
    ({"q": "alone"}, Filters(text="alone")),
]


@pytest.mark.parametrize("query, expected", GARBAGE)
def test_garbage_in_an_address_is_dropped(query: dict[str, list[str]], expected: Filters) -> None:
    assert Filters.from_query(query) == expected


WORDS = [
    (Filters(), ""),
    (Filters(axis="mentioned"), ""),
    (Filters(people=("A", "B", "C")), "with A, B or C"),
    (Filters(places=("Riga",), kinds=("direct",)), "in Riga, only direct quotes"),
    (Filters(sayings=("denied", "declined")), "only what is denied or declined"),
    (Filters(last=date(2022, 4, 1)), "published until 1 April 2022"),
    (Filters(first=date(2022, 4, 1), last=date(2022, 4, 1)), "published on 1 April 2022"),
    (
        Filters(first=date(2014, 1, 1), last=date(2014, 12, 31), axis="mentioned"),
        "said to happen from 1 January 2014 to 31 December 2014",
    ),
    (Filters(sources=("Post",), text="tram line"), "from Post, with the words “tram line”"),
]


@pytest.mark.parametrize("asked, words", WORDS)
def test_filters_read_as_plain_words(asked: Filters, words: str) -> None:
    assert asked.describe() == words
    assert bool(asked) is bool(words) is not asked.is_empty
