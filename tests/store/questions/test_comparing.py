"""Two sides against each other: how much each has, when, what came and went, and typical words."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import comparing, counts, typical
from dashboard.store.questions.comparing import By, Change, Much
from tests.store import made

NAMES = {"Ilze Kalnina": "PERSON", "Kwame Osei": "PERSON"}
BRIDGE = "“The bridge stays, the bridge is ours” said Ilze Kalnina in Riga."
SCHOOL = "“The school closes in autumn” said Kwame Osei in Paris."
# Two months of two papers: Kalnina speaks in both months, Osei and Paris come in May; one article has no day.
ARTICLES = [
    ("a", BRIDGE, date(2022, 4, 5), "The Post"),
    ("b", BRIDGE.replace("ours", "old"), date(2022, 4, 9), "The Post"),
    ("c", f"{BRIDGE}\n{SCHOOL}", date(2022, 5, 3), "The Echo"),
    ("d", SCHOOL, date(2022, 5, 20), "The Echo"),
    ("e", SCHOOL, None, "The Echo"),
]


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    with Collection.create(tmp_path_factory.mktemp("compared") / "news.sqlite") as collection:
        for key, text, day, source in ARTICLES:
            collection.add(*made.article(key, text, published=day, source=source, names=NAMES))
        yield collection


MUCH: list[tuple[By, str, Much]] = [
    ("person", "Ilze Kalnina", Much(3, 3, 21, 1, 2, 2)),
    ("person", "Kwame Osei", Much(3, 3, 15, 1, 2, 2)),
    ("source", "The Post", Much(2, 2, 14, 1, 1, 1)),
    ("place", "Paris", Much(3, 4, 22, 2, 2, 2)),
    ("period", "2022-04", Much(2, 2, 14, 1, 1, 1)),
    ("period", "2022-05", Much(2, 3, 17, 2, 2, 2)),
    ("period", "2022", Much(4, 5, 31, 2, 2, 2)),
]


@pytest.mark.parametrize("by, name, expected", MUCH, ids=[f"{by} {name}" for by, name, _ in MUCH])
def test_a_side_is_counted(news: Collection, by: By, name: str, expected: Much) -> None:
    assert comparing.much(news, comparing.within(Filters(), by, name)) == expected


@pytest.mark.parametrize("by, name, expected", MUCH, ids=[f"{by} {name}" for by, name, _ in MUCH])
def test_a_side_has_the_counts_of_all_other_pages(
    news: Collection, by: By, name: str, expected: Much
) -> None:
    totals = counts.totals(news, comparing.within(Filters(), by, name))
    assert (totals.documents, totals.quotes, totals.people) == (
        expected.documents,
        expected.quotes,
        expected.people,
    )


def test_other_filters_hold_for_both_sides_and_those_of_the_kind_for_neither(news: Collection) -> None:
    asked = Filters(people=("Kwame Osei",), sources=("The Echo",))
    assert comparing.within(asked, "person", "Ilze Kalnina") == Filters(
        people=("Ilze Kalnina",), sources=("The Echo",)
    )
    assert comparing.much(news, comparing.within(asked, "person", "Ilze Kalnina")).quotes == 1
    assert comparing.within(asked, "source", "The Post").people == ("Kwame Osei",)


def test_who_is_quoted_most_is_offered_first_and_months_latest_first(news: Collection) -> None:
    assert comparing.offered(news, "person") == ["Ilze Kalnina", "Kwame Osei"]
    assert comparing.offered(news, "source") == ["The Echo", "The Post"]
    assert comparing.offered(news, "period") == ["2022-05", "2022-04"]


@pytest.mark.parametrize(
    "by, written, name",
    [
        ("person", "kalnina ilze", None),
        ("person", "ilze kalnina", "Ilze Kalnina"),
        ("period", "2022-05", "2022-05"),
        ("period", "2022-13", None),
        ("period", "May", None),
        ("source", "the echo", "The Echo"),
    ],
)
def test_a_name_is_meant_in_any_spelling(news: Collection, by: By, written: str, name: str | None) -> None:
    assert comparing.meant(news, by, written) == name


def test_quotes_of_both_sides_are_counted_on_one_scale_of_time(news: Collection) -> None:
    sides = [comparing.within(Filters(), "person", name) for name in ("Ilze Kalnina", "Kwame Osei")]
    rows = comparing.per_period(news, sides[0], sides[1])
    assert rows.attrs["unit"] == "day"
    assert rows.to_dict("list") == {
        "period": [date(2022, 4, 5), date(2022, 4, 9), date(2022, 5, 3), date(2022, 5, 20)],
        "left": [1, 1, 1, 0],
        "right": [0, 0, 1, 1],
    }


def test_what_came_and_what_went_between_two_months(news: Collection) -> None:
    april, may = (comparing.within(Filters(), "period", month) for month in ("2022-04", "2022-05"))
    assert comparing.speakers(news, april, may) == ([Change("Kwame Osei", 0, 2)], [])
    assert comparing.speakers(news, may, april) == ([], [Change("Kwame Osei", 2, 0)])
    assert comparing.named_places(news, april, may) == ([Change("Paris", 0, 2)], [])


def test_words_are_those_of_the_speakers_without_small_ones(news: Collection) -> None:
    assert typical.words(news, comparing.within(Filters(), "person", "Ilze Kalnina")) == Counter(
        bridge=6, stays=3, old=1
    )


def test_typical_words_are_those_of_the_formula() -> None:
    """The log-odds with both sides as the prior, worked out by hand for one word."""
    left, right = Counter(bridge=40, rain=60), Counter(bridge=10, rain=190)
    (found,) = typical.of_each(left, right, most=5)[0]
    prior = 500 * 50 / 300
    odds = [
        np.log((count + prior) / (total + 500 - count - prior)) for count, total in ((40, 100), (10, 200))
    ]
    z = (odds[0] - odds[1]) / np.sqrt(1 / (40 + prior) + 1 / (10 + prior))
    assert (found.word, found.own, found.other) == ("bridge", 40, 10)
    assert found.z == pytest.approx(z)


@pytest.mark.parametrize(
    "left, right",
    [
        (Counter(), Counter(bridge=9)),
        (Counter(bridge=9), Counter()),
        (Counter(bridge=9, rain=9), Counter(bridge=9, rain=9)),
        (Counter(bridge=2), Counter(rain=2)),
        (Counter(bridge=9), Counter(bridge=4)),
    ],
    ids=["nothing", "nothing there", "the same", "too few", "one word"],
)
def test_nothing_is_typical_where_nothing_differs(left: Counter[str], right: Counter[str]) -> None:
    assert typical.of_each(left, right, most=5) == ([], [])


def test_a_side_without_anything_is_counted(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "empty.sqlite") as empty:
        side = comparing.within(Filters(), "person", "Nobody")
        assert comparing.much(empty, side) == Much(0, 0, 0, 0, 0, 0)
        assert comparing.per_period(empty, side, side).empty
        assert comparing.offered(empty, "period") == []
