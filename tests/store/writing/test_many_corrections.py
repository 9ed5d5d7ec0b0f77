"""Thousands of corrections at once take seconds, whatever they are about, and one is undone in no time."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.identity.decisions import of_acts, row_target
from dashboard.records import Act, Decision, Document, Extraction, Mention, Quote, Span
from dashboard.store.collection import Collection
from dashboard.store.writing.splitting import Parted, Spans
from tests.growth import TIMES, assert_linear
from tests.store.state import check

LINE = "“Yes, sir” said Ana Nnnnnn in Riga.\n"
MANY = 10_000


def pair(number: int, people: range) -> tuple[Document, Extraction]:
    """Return an article in which each of some people says one thing."""
    text = "".join(LINE.replace("nnnnnn", f"{one:06}") for one in people)
    ids = f"d{number}.txt"
    names = [
        Mention(at + 16, at + 27, name := text[at + 16 : at + 27], "PERSON", name)
        for at in range(0, len(text), len(LINE))
    ]
    quotes = [
        Quote(
            m.start - 15, m.start - 7, "Yes, sir", "direct", m, Span(m.start - 5, m.start - 1, "said"), None
        )
        for m in names
    ]
    sentences = (Span(m.start - 16, m.end, text[m.start - 16 : m.end]) for m in names)
    found = Extraction(ids, tuple(names), tuple(quotes), sentences=tuple(sentences))
    return Document(ids, text, ids, path=f"made/{ids}"), found


def name(number: int) -> str:
    return f"PERSON:Ana N{number:06}"


def acts(count: int, act: Act, target: Callable[[int], str], value: Callable[[int], str]) -> list[Decision]:
    return [Decision(0, f"{one}", act, target(one), value(one)) for one in range(count)]


def row(kind: str, *, each: int) -> Callable[[int], str]:
    """Return how the row of a person is named, with so many people in each article."""
    start, end = {"quote": (1, 9), "mention": (16, 27), "said": (11, 15)}[kind]

    def of(number: int) -> str:
        at = (number % each) * len(LINE)
        words = {"quote": "Yes, sir", "said": "said"}.get(kind, f"Ana N{number:06}")
        own = "mention" if kind == "said" else kind
        return row_target(own, at + start, at + end, words, document=f"d{number // each}.txt")

    return of


def someone(number: int) -> str:
    return f"PERSON:Some {number} Body"


def none(number: int) -> str:
    return ""


# For so many people in each article, the decisions about them.
LISTS: dict[str, Callable[[int, int], list[Decision]]] = {
    "renames": lambda count, each: acts(count, "rename", name, someone),
    "renames of names that are not there": lambda count, each: acts(count, "rename", someone, name),
    "a chain": lambda count, each: acts(count, "rename", name, lambda one: name(one + 1)),
    "a chain from its end": lambda count, each: acts(
        count, "merge", lambda one: name(count - one), lambda one: name(count - one - 1)
    ),
    "all into one": lambda count, each: acts(count, "merge", name, lambda one: "PERSON:The One"),
    "all about one": lambda count, each: acts(count, "rename", lambda one: name(0), someone),
    "in a circle": lambda count, each: acts(
        count, "merge", lambda one: name(one % 97), lambda one: name((one * 7 + 1) % 97)
    ),
    "joined and split": lambda count, each: [
        *acts(count // 2, "merge", name, lambda one: "PERSON:The One"),
        *acts(count // 2, "split", name, lambda one: "PERSON:The One"),
    ],
    "split from another spelling": lambda count, each: acts(
        count, "split", name, lambda one: name(one).replace("Ana", "ANA")
    ),
    "hidden names": lambda count, each: acts(count, "hide", name, none),
    "hidden quotes": lambda count, each: acts(count, "hide", row("quote", each=each), none),
    "other speakers": lambda count, each: acts(count, "respeak", row("quote", each=each), someone),
    "split mentions": lambda count, each: acts(count, "split", row("mention", each=each), none),
    "added names": lambda count, each: acts(count, "add", row("said", each=each), lambda one: "ORG:The Said"),
    "hidden places": lambda count, each: acts(count, "hide", lambda one: f"PLACE:{one}:Riga", none),
}
LISTS["mixed"] = lambda count, each: [
    replace(one, when=f"{kind} {one.when}")
    for kind in [kind for kind in LISTS if kind != "mixed"]
    for one in LISTS[kind](count // 14, each)
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, int], bytes]:
    """Collections by how many people there are, and how many in each article."""
    folder = tmp_path_factory.mktemp("people")
    files = {}
    for count in (MANY // TIMES, MANY):
        for each in (10, count):
            path = folder / f"{count}-{each}.sqlite"
            with Collection.create(path) as collection:
                for at in range(count // each):
                    collection.add(*pair(at, range(at * each, (at + 1) * each)))
                collection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            files[count, each] = path.read_bytes()
    return files


@pytest.mark.slow
@pytest.mark.parametrize("is_one_article", [False, True], ids=["many articles", "one article"])
@pytest.mark.parametrize("kind", LISTS)
def test_corrections_take_time_as_there_are_many(
    tmp_path: Path, made: dict[tuple[int, int], bytes], kind: str, is_one_article: bool
) -> None:
    paths: Iterator[Path] = (tmp_path / f"{number}.sqlite" for number in range(1_000))

    def opened(count: int) -> tuple[Collection, list[Decision]]:
        each = count if is_one_article else 10
        path = next(paths)
        path.write_bytes(made[count, each])
        return Collection.open(path, readonly=False), LISTS[kind](count, each)

    def take_over(given: Callable[[], tuple[Collection, list[Decision]]]) -> None:
        collection, offered = given()
        with collection:
            assert collection.take_over(offered) == len(offered)

    assert_linear(take_over, lambda count: lambda: opened(count), MANY // TIMES)


@pytest.mark.tier2
def test_one_of_ten_thousand_corrections_is_undone_in_no_time(
    tmp_path: Path, made: dict[tuple[int, int], bytes]
) -> None:
    path = tmp_path / "many.sqlite"
    path.write_bytes(made[MANY, 10])
    with Collection.open(path, readonly=False) as collection:
        collection.take_over([*LISTS["mixed"](MANY, 10), *LISTS["renames"](MANY, 10)])
        took = []
        for decision in collection.decisions()[:: MANY // 9]:
            began = time.process_time()
            collection.undo(decision.id)
            took.append(time.process_time() - began)
        check(collection)
    assert sorted(took)[len(took) // 2] < 0.3


spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda one: (one[0], sum(one))), unique=True
)


@pytest.mark.slow
@given(spans, st.sets(st.integers(0, 20)), st.integers(0, 40), st.integers(1, 9))
def test_the_nearest_mention_is_that_of_a_search_through_all(
    every: list[tuple[int, int]], chosen: set[int], start: int, length: int
) -> None:
    going = [one for at, one in enumerate(every) if at in chosen]
    staying = [one for one in every if one not in going]
    if not going:
        return
    parted, end = Parted(Spans(going), Spans(staying)), start + length
    nearest = min(going + staying, key=lambda one: max(one[0] - end, start - one[1]))
    assert parted.goes_beside(start, end) == (nearest in going)
    over = [[first < end and start < last for first, last in some] for some in (going, staying)]
    before = max((one for one in every if one[0] < start), default=min(every))
    assert parted.goes(start, end) == (any(over[0]) or (not any(over[1]) and before in going))


def test_a_chain_of_names_ends_at_its_last() -> None:
    ruled = of_acts(("rename", name(one), name(one + 1)) for one in range(MANY))
    assert set(ruled.became.values()) == {("PERSON", f"ana n{MANY:06}")}
