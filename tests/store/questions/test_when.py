"""How much is published and said to happen on each day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.records import DateMention
from dashboard.store.collection import Collection
from dashboard.store.questions import when
from tests.store import made

PUBLISHED = date(2022, 4, 26)
DAY = PUBLISHED.toordinal()
DATES = [
    # text, first and last day, modifier, confidence
    ("Tuesday", date(2022, 4, 26), date(2022, 4, 26), "", 0.9),
    ("the 26th", date(2022, 4, 26), date(2022, 4, 26), "", 0.5),  # in doubt
    ("about the 28th", date(2022, 4, 28), date(2022, 4, 28), "APPROX", 0.9),  # vague
    ("May", date(2022, 5, 1), date(2022, 5, 31), "", 0.9),
    ("next month", date(2022, 5, 1), date(2022, 5, 31), "", 0.9),
    ("since June", date(2022, 6, 1), None, "", 0.9),  # one end
    ("two weeks", None, None, "", 0.9),
]


@pytest.fixture
def dated(tmp_path: Path) -> Collection:
    document, found = made.article(
        "one", ", ".join(text for text, *_ in DATES) + ".\n“It stands” said Ana Ruiz.",
        published=PUBLISHED, names={"Ana Ruiz": "PERSON"},
    )  # fmt: skip
    mentions = []
    for text, first, last, modifier, confidence in DATES:
        start = document.text.index(text)
        mentions.append(
            DateMention(start, start + len(text), text, "DATE", "2022", first, last, modifier, confidence)
        )
    collection = Collection.create(tmp_path / "dated.sqlite")
    collection.add(document, replace(found, dates=tuple(mentions)))
    undated, found = made.article(
        "two", "“It falls” said Ana Ruiz.", published=None, names={"Ana Ruiz": "PERSON"}
    )
    collection.add(undated, found)
    return collection


def test_each_day_has_its_quotes_and_its_dates(dated: Collection) -> None:
    found = when.days_of(dated, Filters())
    assert found.published == ((DAY, 1),)
    assert found.happening == ((DAY, 2, 1), (DAY + 2, 1, 1))
    assert found.longer == ((DAY + 5, DAY + 35, 2),)
    assert (found.undated_quotes, found.undated_dates) == (1, 2)
    assert found.ends == (DAY, DAY + 35)


@pytest.mark.parametrize(
    ("axis", "published", "happening"),
    [("published", 1, 0), ("mentioned", 0, 2)],
)
def test_a_period_limits_only_the_other_axis(
    dated: Collection, axis: str, published: int, happening: int
) -> None:
    never = Filters(first=date(1999, 1, 1), last=date(1999, 12, 31), axis=axis)  # type: ignore[arg-type]
    found = when.days_of(dated, never)
    assert (len(found.published), len(found.happening)) == (published, happening)


def test_where_no_day_is_known_there_are_no_ends(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "empty.sqlite") as empty:
        assert when.days_of(empty, Filters()).ends is None
