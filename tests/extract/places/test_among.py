"""Sentences in articles of real length that are full of another country's places: names stay themselves.

A row that isn't right yet is listed in kinds/among_not_yet.tsv with its article; the change that makes it
right takes it off. `python -m tests.extract.places.test_among` prints each kind's share and what is wrong.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pytest

from tests.extract.places.test_kinds import KINDS, wrong_in

ARTICLES = KINDS / "articles"
LEAST_WORDS = 300
# News of a state whose towns have the names of great cities: alone, "Lima" and "Athens" may well be its own.
OF_NAMESAKES = ("ohio",)


@dataclass(frozen=True)
class Among:
    """A sentence, the article it is set into, and where each of its names is."""

    use: str
    kind: str
    article: str
    earlier: str
    text: str
    places: str

    @property
    def key(self) -> str:
        """Return how kinds/among_not_yet.tsv calls it."""
        return f"{self.article}\t{self.text}"


@lru_cache
def articles() -> dict[str, str]:
    """Return the articles by name."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(ARTICLES.glob("*.txt"))}


@lru_cache
def rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the table."""
    with (KINDS / "among.tsv").open(encoding="utf-8", newline="") as lines:
        told = (line for line in lines if not line.startswith("#"))
        return tuple(csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE))


def articles_of(row: dict[str, str]) -> list[str]:
    """Return the names of the articles that a row is set into."""
    if row["article"] == "all":
        return list(articles())
    if row["article"] == "*":
        return [article for article in articles() if article not in OF_NAMESAKES]
    return [row["article"]]


def of_row(row: dict[str, str]) -> Iterator[Among]:
    """Yield a row in each of its articles."""
    for article in articles_of(row):
        yield Among(**row | {"article": article})


def cases() -> Iterator[Among]:
    """Yield each row in each of its articles."""
    for row in rows():
        yield from of_row(row)


@lru_cache
def not_yet() -> frozenset[str]:
    """Return the rows that aren't right yet, with their articles."""
    lines = (KINDS / "among_not_yet.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def faults(case: Among) -> dict[str, str]:
    """Return what is wrong with the places of a sentence that stands in the middle of its article."""
    paragraphs = articles()[case.article].split("\n\n")
    middle = len(paragraphs) // 2
    before = [paragraphs[0], case.earlier, *paragraphs[1:middle]]
    start = "\n\n".join(one for one in before if one) + "\n\n"
    return wrong_in(start + "\n\n".join([case.text, *paragraphs[middle:]]), case.places, since=len(start))


def is_usual(number: int, case: Among) -> bool:
    """Say whether a case is run at each change: every other row in one article, all by `make slow`."""
    named = articles_of(rows()[number])
    return number % 2 == 0 and case.article == named[number // 2 % len(named)]


CASES = [
    pytest.param(
        case,
        id=f"{case.article}, {case.text[:50]}",
        marks=[] if is_usual(number, case) else [pytest.mark.tier2],
    )
    for number, row in enumerate(rows())
    for case in of_row(row)
]


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_a_name_is_itself_among_another_countrys_places(case: Among) -> None:
    if case.key in not_yet():
        assert faults(case) != {}, "right now: take it off kinds/among_not_yet.tsv"
    else:
        assert faults(case) == {}


def test_a_kind_has_as_many_rows_to_judge_by_as_to_tune_on() -> None:
    kinds = {
        use: Counter(row["kind"] for row in rows() if row["use"] == use) for use in ("tune", "judge", "local")
    }
    assert kinds["tune"] == kinds["judge"]
    assert min(kinds["tune"].values()) >= 4
    assert kinds["local"].total() >= 15


def test_the_articles_are_as_long_as_real_ones() -> None:
    assert len(articles()) >= 4
    assert all(len(article.split()) >= LEAST_WORDS for article in articles().values())


def test_what_is_not_right_yet_among_others_is_a_row() -> None:
    assert not_yet() <= {case.key for case in cases()}


def main() -> None:
    """Print how many rows of each kind are right in their articles, and what is wrong with the others."""
    right: dict[str, list[bool]] = defaultdict(list)
    for case in cases():
        wrong = faults(case)
        right[f"{case.use} {case.kind}"].append(not wrong)
        if wrong:
            print(f"{case.key}\t{wrong}", flush=True)
    print(", ".join(f"{kind} {sum(one)}/{len(one)}" for kind, one in right.items()))


if __name__ == "__main__":
    main()
