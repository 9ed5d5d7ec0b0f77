"""All that an import brought can be taken back; texts that it replaced come back; nothing else changes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import UsageError
from dashboard.filters import Filters
from dashboard.records import Document, Extraction, Problem
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, imports
from tests.store import made
from tests.store.state import check, state

ADDRESS = "https://post.example/2022/bridge"
SHARED = "https://post.example/live/today"


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / "news.sqlite") as collection:
        yield collection


def bring(collection: Collection, *pairs: made.Pair) -> int:
    """Add articles as one import, and return its number."""
    number = collection.begin_import()
    for document, found in pairs:
        collection.add(document, found, import_id=number)
    return number


def undo(collection: Collection, number: int, *, erase: bool = False) -> tuple[int, int]:
    for document in collection.replaced_by(number):
        collection.bring_back(document, made.article(document.id, document.text)[1])
    return collection.remove_import(number, erase=erase)


def texts(collection: Collection) -> dict[str, str]:
    return dict(collection.rows("SELECT key, text FROM documents JOIN document_texts ON id = document_id"))


def named(key: str, text: str, *, url: str = "") -> made.Pair:
    document, found = made.article(key, text, names={"Ilze Kalnina": "PERSON"}, places={})
    return replace(document, url=url), found


@pytest.mark.parametrize("erase", [False, True])
def test_an_import_goes_with_all_its_rows_and_leaves_the_others(news: Collection, erase: bool) -> None:
    bring(news, *made.articles()[:3])
    before = state(news)
    second = bring(news, *made.articles()[3:])
    assert undo(news, second, erase=erase) == (2, 0)
    check(news)
    assert state(news) == before


def test_the_corrections_of_an_undone_import_wait_for_its_return(news: Collection) -> None:
    first = bring(news, *made.articles())
    news.decide("rename", "Vladimir Putin", "V. Putin")
    news.decide("hide", f"quote:{news.rows('SELECT min(id) FROM quotes')[0][0]}")
    corrected = state(news)
    undo(news, first)
    assert not any(state(news).values())
    bring(news, *made.articles())
    assert state(news) == corrected


def test_a_replaced_text_is_kept_and_comes_back(news: Collection) -> None:
    bring(news, named("bridge", "The bridge is open, Ilze Kalnina wrote."))
    before = state(news)
    second = bring(news, named("bridge", "The bridge is closed, Ilze Kalnina wrote."))
    assert texts(news) == {"bridge": "The bridge is closed, Ilze Kalnina wrote."}
    (earlier,) = news.replaced_by(second)
    assert earlier.text == "The bridge is open, Ilze Kalnina wrote."
    news.bring_back(earlier, named("bridge", earlier.text)[1])
    assert news.remove_import(second) == (0, 0)
    check(news)
    assert state(news) == before


@pytest.mark.parametrize(
    "undone, left",
    [
        ((1,), "three"), ((2,), "three"), ((3,), "two"), ((3, 2), "one"), ((2, 3), "one"), ((3, 1), "two"),
        ((1, 3), "two"), ((1, 2, 3), None), ((3, 2, 1), None), ((2, 1, 3), None), ((2, 3, 1), None),
    ],
)  # fmt: skip
def test_imports_are_undone_in_any_order(news: Collection, undone: tuple[int, ...], left: str | None) -> None:
    numbers = [bring(news, named("bridge", text)) for text in ("one", "two", "three")]
    for which in undone:
        assert undo(news, numbers[which - 1])[1] == 0
        check(news)
    assert texts(news) == ({"bridge": left} if left else {})


def test_an_erased_earlier_text_does_not_come_back_and_that_is_said(news: Collection) -> None:
    first, second = (bring(news, named("bridge", text)) for text in ("one", "two"))
    undo(news, first, erase=True)
    assert texts(news) == {"bridge": "two"}
    assert undo(news, second) == (1, 1)


def test_the_same_text_read_again_stays_with_its_import(news: Collection) -> None:
    first = bring(news, *made.articles())
    news.connection.execute("UPDATE documents SET version = 'older'")
    second = bring(news, *made.articles())
    assert undo(news, second) == (0, 0)
    assert undo(news, first) == (5, 0)
    assert texts(news) == {}


ADDRESSES = [
    (ADDRESS, ADDRESS, 1),
    (ADDRESS, f"{ADDRESS}/", 1),
    (ADDRESS, f"{ADDRESS}#comments", 1),
    (ADDRESS, ADDRESS.replace("https", "http"), 1),
    ("https://post.example/?id=7", "https://post.example/?id=7", 1),
    (ADDRESS, f"{ADDRESS}?page=2", 2),
    (ADDRESS, f"{ADDRESS}s", 2),
    ("https://post.example/", "https://post.example/", 2),
    ("https://post.example", "https://post.example", 2),
    ("bridge", "bridge", 2),
    ("", "", 2),
    ("https://[post/a", "https://[post/a", 2),
]


@pytest.mark.parametrize("old, new, left", ADDRESSES)
def test_an_address_of_one_article_is_its_own(news: Collection, old: str, new: str, left: int) -> None:
    bring(news, named("a", "one", url=old))
    bring(news, named("b", "two", url=new))
    assert texts(news) == ({"a": "two"} if left == 1 else {"a": "one", "b": "two"})
    check(news)


def test_articles_of_one_import_that_share_an_address_are_all_kept(news: Collection) -> None:
    bring(news, named("a", "one", url=SHARED), named("b", "two", url=SHARED))
    bring(news, named("c", "three", url=SHARED))
    assert texts(news) == {"a": "one", "b": "two", "c": "three"}


def test_what_could_not_be_read_goes_with_its_import(news: Collection) -> None:
    numbers = [news.begin_import() for _ in range(2)]
    news.problem(Problem("a.xyz", "No reader.", "Save it as text."), import_id=numbers[0])
    news.problem(Problem("b.xyz", "No reader.", "Save it as text."), import_id=numbers[1])
    news.remove_import(numbers[0])
    assert imports.problems(news)["path"].tolist() == ["b.xyz"]


def test_an_undone_import_stays_in_the_list(news: Collection) -> None:
    undo(news, bring(news, *made.articles()))
    assert imports.runs(news)[["number", "documents", "undone"]].to_numpy().tolist() == [[1, 0, "yes"]]


def test_a_number_is_never_given_twice(news: Collection) -> None:
    undo(news, bring(news, *made.articles()), erase=True)
    assert news.begin_import() == 2


def test_no_such_import_is_said(news: Collection) -> None:
    for act in (news.replaced_by, news.remove_import, news.moment_of):
        with pytest.raises(UsageError, match=r"There is no import 7 .* lists those there are"):
            act(7)


def test_all_documents_asked_for_are_removed_or_none(news: Collection) -> None:
    bring(news, *made.articles())
    with pytest.raises(UsageError, match="no document 'ghost'"):
        news.remove("talks", "ghost")
    assert documents.count(news, Filters()) == 5
    news.remove("talks", "answer", "talks")
    assert documents.count(news, Filters()) == 3


def test_the_earlier_texts_of_a_removed_document_go_with_it(news: Collection) -> None:
    bring(news, named("bridge", "one"))
    bring(news, named("bridge", "two"))
    news.remove("bridge")
    assert news.rows("SELECT count(*) FROM earlier_texts") == [(0,)]


def test_an_earlier_text_that_came_again_elsewhere_is_not_there_twice(news: Collection) -> None:
    def known(key: str, text: str) -> tuple[Document, Extraction]:
        document, found = named(key, text)
        return replace(document, sha256=text), found

    bring(news, known("bridge", "one"))
    second = bring(news, known("bridge", "two"))
    bring(news, known("other", "one"))
    undo(news, second)
    assert texts(news) == {"other": "one"}
    check(news)
