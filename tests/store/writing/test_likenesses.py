"""The same article twice: who is a copy of whom, whatever the order in which they came and went."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import counts, documents, quotes
from dashboard.store.writing import likenesses
from tests.store import made
from tests.store.state import check, state

WORDS = (
    "harbour bridge council river spring budget engineer repair lane traffic mayor voters winter concrete "
    "steel ferry island morning deputy meeting street school hospital market farmer forest railway tower"
).split()  # fmt: skip
MAY = [date(2022, 5, day) for day in range(1, 10)]


def text(seed: int, words: int = 120) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(words)) + " “The bridge stays” said Ford."


def changed(of: str, share: float) -> str:
    """Return a text with a share of its words replaced by others, the same in each run."""
    chance = random.Random(of + str(share))
    return " ".join("quay" if chance.random() < share else word for word in of.split(" "))


def article(key: str, words: str, day: date | None = None, source: str = "The Post") -> made.Pair:
    return made.article(key, words, published=day, source=source, names={"Ford": "ORG"}, places={})


def copies(collection: Collection) -> dict[str, str]:
    rows = documents.find(collection, Filters())
    return dict(zip(rows["document_id"], rows["copy_of"], strict=True))


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / "news.sqlite") as collection:
        yield collection


SAME = {
    "the same": lambda words: words,
    "in capitals": str.upper,
    "wrapped by hand": lambda words: words.replace(" ", "\n", 40),
    "with a heading": lambda words: f"By our own reporter. Copyright 2022 The Post. {words}",
    "with words between": lambda words: words.replace("council", "council (see page 7)", 2),
    "with the last part cut": lambda words: words[: int(len(words) * 0.8)],
    "badly scanned": lambda words: changed(words, 0.03),
    "other marks": lambda words: words.replace("“", '"').replace("”", '"'),
}
OTHERS = {
    "another": lambda words: text(2),
    "half of it": lambda words: words[: len(words) // 3],
    "the same words in another order": lambda words: " ".join(reversed(words.split())),
    "the same end": lambda words: f"{text(3, 100)} {words[-200:]}",
    "every third word another": lambda words: changed(words, 0.35),
    "nothing": lambda words: "",
}


@pytest.mark.parametrize("other", SAME.values(), ids=SAME)
def test_the_same_article_in_another_form_is_a_copy(news: Collection, other: object) -> None:
    assert callable(other)
    news.add(*article("a", text(1), MAY[0]))
    news.add(*article("b", other(text(1)), MAY[1]))
    assert copies(news) == {"a": "", "b": "a"}
    check(news)


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_another_article_is_none(news: Collection, other: object) -> None:
    assert callable(other)
    news.add(*article("a", text(1), MAY[0]))
    news.add(*article("b", other(text(1)), MAY[1]))
    assert copies(news) == {"a": "", "b": ""}


def test_short_texts_are_no_copies(news: Collection) -> None:
    for key in "ab":
        news.add(*article(key, "Rain is expected in the north. The south stays dry.", MAY[0]))
    assert copies(news) == {"a": "", "b": ""}


def test_a_text_without_spaces_is_told_too(news: Collection) -> None:
    chinese = (Path(__file__).parents[2] / "cases" / "languages" / "zh.txt").read_text(encoding="utf-8")
    news.add(*article("a", chinese))
    news.add(*article("b", f"本报讯 {chinese}"))
    assert copies(news) == {"a": "", "b": "a"}


# Day and id decide which is the first; an unknown day comes last.
FIRSTS = [
    ([("b", MAY[0]), ("a", MAY[1]), ("c", MAY[2])], "b"),
    ([("b", MAY[3]), ("a", MAY[3]), ("c", MAY[3])], "a"),
    ([("a", None), ("b", MAY[3]), ("c", MAY[4])], "b"),
    ([("c", None), ("b", None), ("a", None)], "a"),
]


@pytest.mark.slow
@pytest.mark.parametrize("given, first", FIRSTS)
def test_the_order_of_adding_does_not_matter(
    tmp_path: Path, given: Sequence[tuple[str, date | None]], first: str
) -> None:
    for number, order in enumerate(permutations(given)):
        with Collection.create(tmp_path / f"{number}.sqlite") as collection:
            for key, day in order:
                collection.add(*article(key, text(1), day))
            assert {key for key, of in copies(collection).items() if of == ""} == {first}
            assert set(copies(collection).values()) == {"", first}


def test_when_the_first_is_removed_the_next_is_the_first(news: Collection) -> None:
    for key, day in (("a", MAY[0]), ("c", MAY[2]), ("b", MAY[1])):
        news.add(*article(key, text(1), day))
    news.remove("a")
    assert copies(news) == {"b": "", "c": "b"}
    news.remove("b")
    assert copies(news) == {"c": ""}
    check(news)


def test_what_only_the_removed_one_joined_is_apart_again(news: Collection) -> None:
    words = text(1, 200).split()
    for key, start in (("a", 0), ("b", 20), ("c", 40)):
        news.add(*article(key, " ".join(words[start : start + 120]), MAY[0]))
    assert copies(news) == {"a": "", "b": "a", "c": "a"}
    news.remove("b")
    assert copies(news) == {"a": "", "c": ""}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_copies_follow_from_the_documents_alone(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    pairs = []
    for number in range(24):
        words = changed(text(number % 6), chance.choice([0.0, 0.0, 0.05, 0.1]))
        pairs.append(article(f"d{number:02}", words, chance.choice([None, *MAY])))
    with (
        Collection.create(tmp_path / "one.sqlite") as one,
        Collection.create(tmp_path / "two.sqlite") as two,
    ):
        for pair in pairs[::2]:
            one.add(*pair)
        for pair in chance.sample(pairs, len(pairs)):
            two.add(*pair)
        for document, _ in chance.sample(pairs[1::2], len(pairs) // 2):
            two.remove(document.id)
        assert copies(one) == copies(two)
        assert state(one) == state(two)


@pytest.mark.slow
def test_copies_are_found_on_every_level(news: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likenesses, "FULL", 3)
    monkeypatch.setattr(likenesses, "TIMES", 2)
    monkeypatch.setattr(likenesses, "TOGETHER", 4)
    for number in range(60):
        news.add(*article(f"a{number:02}", text(number), MAY[0]))
    asked = "SELECT level, count(*) / 33 FROM likeness_bands GROUP BY level"
    # Nearly all stand higher, and each level holds at most what fills it.
    levels = dict(news.rows(asked))
    assert sum(levels.values()) == 60
    assert len(levels) > 2
    assert all(held <= 3 * 2**level for level, held in levels.items())
    for number in range(60):
        news.add(*article(f"b{number:02}", changed(text(number), 0.02), MAY[1]))
    assert {key: of for key, of in copies(news).items() if key < "b"} == {
        f"a{number:02}": "" for number in range(60)
    }
    assert {key: of for key, of in copies(news).items() if key > "b"} == {
        f"b{number:02}": f"a{number:02}" for number in range(60)
    }
    news.remove(*[f"a{number:02}" for number in range(60)])
    assert set(copies(news).values()) == {""}
    news.remove(*[f"b{number:02}" for number in range(60)])
    assert news.rows("SELECT count(*) FROM likeness_bands") == [(0,)]
    news.add(*article("c", text(1), MAY[0]))
    news.add(*article("d", text(1), MAY[1]))
    assert copies(news) == {"c": "", "d": "c"}


def test_copies_count_once_where_that_is_asked(news: Collection) -> None:
    news.add(*article("a", text(1), MAY[0]))
    news.add(*article("b", text(1), MAY[1], "The Echo"))
    news.add(*article("c", text(2), MAY[2]))
    once = Filters(once=True)
    assert counts.totals(news, Filters()).quotes == 3
    assert (counts.totals(news, once).documents, counts.totals(news, once).quotes) == (2, 2)
    assert quotes.find(news, once)["document_id"].tolist() == ["c", "a"]
    assert documents.count(news, replace(once, sources=("The Echo",))) == 0


@pytest.mark.slow
def test_hundreds_of_variants_are_one_group(news: Collection) -> None:
    for number in range(300):
        news.add(*article(f"d{number:03}", changed(f"{text(1)} {number}", 0.02)))
    assert news.rows("SELECT count(*) > 200 FROM likenesses") == [(1,)]
    assert news.rows("SELECT count(*) FROM documents WHERE copy_of = 0") == [(1,)]
    news.remove("d000")
    assert news.rows("SELECT count(*) FROM documents WHERE copy_of = 0") == [(1,)]
