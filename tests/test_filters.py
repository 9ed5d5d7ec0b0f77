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
        match=draw(st.sampled_from(["any", "all"])),
        once=draw(st.booleans()),
        sure=draw(st.integers(0, 99)),
        unnamed=draw(st.booleans()),
        after=draw(st.integers(0, 999_999_999)),
        about=draw(names),
        mentioned=draw(names),
    )


@pytest.mark.slow
@given(filters())
def test_filters_come_back_from_an_address(asked: Filters) -> None:
    address = urlencode(asked.to_query(), doseq=True)
    assert Filters.from_query(parse_qs(address)) == asked


@pytest.mark.slow
@given(
    st.dictionaries(
        st.sampled_from(
            "person place source kind when axis match copies sure speaker after about mentions q x".split()
        ),
        st.lists(st.text()),
    )
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
    ({"match": ["most"]}, Filters()),
    ({"match": ["all", "any"]}, Filters(match="all")),
    ({"copies": ["once"]}, Filters(once=True)),
    ({"copies": ["twice", "once"]}, Filters()),
    ({"kind": ["loud", "direct", "direct"]}, Filters(kinds=("direct",))),
    ({"saying": ["not said", "sung"]}, Filters(sayings=("not said",))),
    ({"person": ["  ", "\0", "x" * (LONGEST + 1), " Ban\0 "]}, Filters(people=("Ban",))),
    ({"sure": ["75", "90"], "speaker": ["unnamed"]}, Filters(sure=75, unnamed=True)),
    ({"sure": ["very"], "speaker": ["named", "unnamed"]}, Filters()),
    *(({"sure": [text]}, Filters()) for text in ("0", "100", "-5", "7.5", "٧٥", "1e1", " 75", "075", "")),
    ({"after": ["12", "3"]}, Filters(after=12)),
    *(({"after": [text]}, Filters()) for text in ("0", "-1", "1e3", "٣", "012", "1" * 10, "")),
    ({"q": ["a", "b"], "colour": ["red"]}, Filters(text="a")),
    ({"q": "alone"}, Filters(text="alone")),
]


@pytest.mark.parametrize("query, expected", GARBAGE)
def test_garbage_in_an_address_is_dropped(query: dict[str, list[str]], expected: Filters) -> None:
    assert Filters.from_query(query) == expected


EMPTY = ("", "", "")
# What is asked for, then the words for documents, quotes and dates.
WORDS = [
    (Filters(), EMPTY),
    (Filters(axis="mentioned"), EMPTY),
    (Filters(match="all"), EMPTY),
    (Filters(people=("A",)), ("that name A", "by A", "in documents that name A")),
    (
        Filters(people=("A", "B", "C")),
        ("that name A, B or C", "by A, B or C", "in documents that name A, B or C"),
    ),
    (
        Filters(people=("A", "B"), match="all"),
        ("that name A and B", "by A or B, in documents that name A and B", "in documents that name A and B"),
    ),
    (
        Filters(people=("A",), places=("Riga", "Accra")),
        (
            "that name A, and Riga or Accra",
            "by A, in documents that name Riga or Accra",
            "in documents that name A, and Riga or Accra",
        ),
    ),
    (
        Filters(people=("A",), places=("Riga", "Accra"), match="all"),
        (
            "that name A, Riga and Accra",
            "by A, in documents that name Riga and Accra",
            "in documents that name A, Riga and Accra",
        ),
    ),
    (
        Filters(places=("Riga",), kinds=("indirect",)),
        (
            "that name Riga, with an indirect quote",
            "in documents that name Riga, only indirect quotes",
            "in documents that name Riga, with an indirect quote",
        ),
    ),
    (
        Filters(people=("A",), sayings=("denied", "declined")),
        (
            "that name A, with a quote by A that is denied or declined",
            "by A, only what is denied or declined",
            "in documents that name A, with a quote by A that is denied or declined",
        ),
    ),
    (
        Filters(about=("Riga", '"old bridge"'), kinds=("direct",)),
        (
            'with a direct quote about Riga and "old bridge"',
            'about Riga and "old bridge", only direct quotes',
            'in documents with a direct quote about Riga and "old bridge"',
        ),
    ),
    (
        Filters(people=("A",), about=("B",), mentioned=("C", "D")),
        (
            "that name A, that mention C or D, with a quote by A about B",
            "by A, about B, in documents that mention C or D",
            "in documents that name A, that mention C or D, with a quote by A about B",
        ),
    ),
    (
        Filters(mentioned=("C", "D"), match="all"),
        ("that mention C and D", "in documents that mention C and D", "in documents that mention C and D"),
    ),
    (
        Filters(sure=75),
        (
            "with a quote that is at least 75 % sure",
            "at least 75 % sure",
            "in documents with a quote that is at least 75 % sure",
        ),
    ),
    (
        Filters(unnamed=True, sayings=("denied",), sure=60, kinds=("direct",)),
        (
            "with a direct quote by a speaker without a name that is denied and at least 60 % sure",
            "by speakers without a name, only direct quotes, only what is denied, at least 60 % sure",
            "in documents with a direct quote by a speaker without a name "
            "that is denied and at least 60 % sure",
        ),
    ),
    (
        Filters(sources=("Post",), after=3),
        ("from Post, that came after import 3",) * 2 + ("in documents from Post, that came after import 3",),
    ),
    (
        Filters(last=date(2022, 4, 1)),
        ("published until 1 April 2022",) * 2 + ("in documents published until 1 April 2022",),
    ),
    (
        Filters(first=date(2022, 4, 1), last=date(2022, 4, 1), axis="mentioned", sources=("Post",)),
        (
            "from Post, that speak of 1 April 2022",
            "from Post, said to happen on 1 April 2022",
            "said to happen on 1 April 2022, in documents from Post",
        ),
    ),
    (
        Filters(first=date(2014, 1, 1), last=date(2014, 12, 31), axis="mentioned"),
        (
            "that speak of days from 1 January 2014 to 31 December 2014",
            "said to happen from 1 January 2014 to 31 December 2014",
            "said to happen from 1 January 2014 to 31 December 2014",
        ),
    ),
    (
        Filters(sources=("Post",), text="tram line"),
        (
            "from Post, with the words “tram line”",
            "from Post, with the words “tram line”",
            "in documents from Post, with the words “tram line”",
        ),
    ),
]


@pytest.mark.parametrize("asked, words", WORDS)
def test_filters_read_as_plain_words(asked: Filters, words: tuple[str, str, str]) -> None:
    assert (asked.describe(), asked.describe("quotes"), asked.describe("dates")) == words
    assert bool(asked) is any(words) is not asked.is_empty


def test_one_document_names_and_speaks() -> None:
    asked = Filters(people=("A",), first=date(2022, 4, 1), axis="mentioned")
    assert asked.describe("document") == "that names A, that speaks of days since 1 April 2022"


SEVERAL = [((), (), False), (("A",), ("Riga",), False), (("A", "B"), (), True), ((), ("Riga", "Accra"), True)]


@pytest.mark.parametrize("people, places, differ", SEVERAL)
def test_any_and_all_differ_for_two_of_a_kind(
    people: tuple[str, ...], places: tuple[str, ...], differ: bool
) -> None:
    assert Filters(people=people, places=places).is_several is differ
