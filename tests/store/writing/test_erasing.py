"""What is erased leaves no trace: its words are looked for in the bytes of the file and of its log."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import CollectionError
from dashboard.filters import Filters
from dashboard.records import Account, FileReport, Problem
from dashboard.store import connections
from dashboard.store.collection import Collection
from dashboard.store.questions import quotes
from tests.store import made
from tests.store.state import check, state

# Words that stand nowhere else: in the text, a quote, the title, the address, the path; a name and a place.
RARE = ("quixwold", "Zarnofel", "Mirbakosh", "Vuldrekar", "Yelbintor", "Krundavel", "Whompeter")
TEXT = "The quixwold came. “Zarnofel hums” said Mirbakosh in Vuldrekar.\nMirbakosh left."
PLACE: made.Where = ("Vuldrekar", 56.9, 24.1, "LV", "city", 999_999_999)


def rare() -> made.Pair:
    document, found = made.article(
        "secret", TEXT, names={"Mirbakosh": "PERSON", "Vuldrekar": "GPE"}, places={"Vuldrekar": PLACE}
    )
    return replace(
        document, title="Yelbintor", url="https://krundavel.example/a", path="Whompeter.txt"
    ), found


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Collection]:
    with Collection.create(tmp_path / "news.sqlite") as collection:
        number = collection.begin_import()
        for pair in made.articles():
            collection.add(*pair, import_id=number)
        yield collection


def traces(collection: Collection) -> list[str]:
    """Return the rare words that stand in the collection's files, however their letters are written."""
    files = sorted(collection.path.parent.glob(f"{collection.path.name}*"))
    content = b"".join(path.read_bytes() for path in files).lower()
    return [word for word in RARE if word.lower().encode() in content]


def bring_rare(collection: Collection) -> int:
    number = collection.begin_import()
    collection.add(*rare(), import_id=number)
    collection.problem(Problem("Whompeter.txt", "Zarnofel is no day.", "Mend it."), import_id=number)
    file = FileReport(Account("Whompeter.txt", "plain text"), documents=1, added=1)
    collection.note_import(number, counts={"added": 1}, seconds=0.1, files=[file])
    return number


def correct(collection: Collection) -> None:
    (quote,) = quotes.find(collection, Filters(people=("Mirbakosh",)))["quote_id"]
    for act, target, value in (
        ("respeak", f"quote:{quote}", "Mirbakosh Whompeter"),
        ("rename", "Mirbakosh", "Old Mirbakosh"),
        ("merge", "Vladimir Putin", "Old Mirbakosh"),
        ("hide", "Vuldrekar", ""),
    ):
        collection.decide(act, target, value)


def test_the_rare_words_are_in_the_file_before(news: Collection) -> None:
    bring_rare(news)
    correct(news)
    assert traces(news) == list(RARE)


def test_removed_words_stay_in_the_corrections_unless_they_are_erased(news: Collection) -> None:
    bring_rare(news)
    correct(news)
    news.remove("secret")
    news.sweep()
    assert "Mirbakosh" in traces(news)


@pytest.mark.slow
@pytest.mark.parametrize("is_import", [False, True])
def test_nothing_of_an_erased_document_stays_in_the_file(news: Collection, is_import: bool) -> None:
    before = state(news)
    number = bring_rare(news)
    correct(news)
    if is_import:
        news.remove_import(number, erase=True)
    else:
        news.remove("secret", erase=True)
    assert traces(news) == []
    assert news.decisions() == []
    check(news)
    assert state(news) == before


def test_nothing_of_an_erased_earlier_text_stays(news: Collection) -> None:
    number = bring_rare(news)
    document, found = made.article("secret", "Nothing of it.", names={})
    news.add(document, found, import_id=news.begin_import())
    assert "quixwold" in traces(news)
    news.remove_import(number, erase=True)
    assert traces(news) == []
    assert news.path_of("secret") == "made/secret"


def test_a_document_that_is_erased_takes_its_earlier_texts_along(news: Collection) -> None:
    bring_rare(news)
    news.add(*made.article("secret", "Nothing of it.", names={}), import_id=news.begin_import())
    news.remove("secret", erase=True)
    assert traces(news) == []


@pytest.mark.parametrize("is_replaced", [False, True])
def test_nothing_of_the_kept_answers_of_an_erased_document_stays(news: Collection, is_replaced: bool) -> None:
    answers = bytes(range(40, 90))
    document, found = rare()
    number = news.begin_import()
    news.add(document, replace(found, answers=answers), import_id=number)
    if is_replaced:
        news.add(*made.article("secret", "Nothing of it.", names={}), import_id=news.begin_import())
    files = news.path.parent.glob(f"{news.path.name}*")
    assert any(answers in path.read_bytes() for path in files)
    news.remove("secret", erase=True)
    assert not any(answers in path.read_bytes() for path in news.path.parent.glob(f"{news.path.name}*"))


def test_what_was_removed_before_is_swept_out_afterwards(news: Collection) -> None:
    bring_rare(news)
    news.remove("secret")
    assert "quixwold" in traces(news)
    news.sweep()
    assert traces(news) == ["Zarnofel", "Whompeter"]  # what the import's report says


def test_corrections_of_other_documents_stay(news: Collection) -> None:
    bring_rare(news)
    kept = [news.decide("rename", "Vladimir Putin", "V. Putin"), news.decide("hide", "Harrison Ford")]
    news.decide("rename", "Mirbakosh", "Old Mirbakosh")
    news.remove("secret", erase=True)
    assert news.decisions() == kept


@pytest.mark.slow
def test_many_documents_that_come_and_are_erased_leave_nothing(news: Collection) -> None:
    keys = []
    for number in range(60):
        pair = made.article(f"secret-{number}", f"{TEXT} {number}", names={"Mirbakosh": "PERSON"}, places={})
        news.add(*pair)
        keys.append(pair[0].id)
    news.remove(*keys[::2])
    news.remove(*keys[1::2], erase=True)
    assert traces(news) == []


def test_a_reader_that_keeps_the_log_is_said(news: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_rare(news)
    monkeypatch.setattr(connections, "PATIENCE", 0.1)
    news.connection.execute("PRAGMA busy_timeout = 100")
    with closing(sqlite3.connect(news.path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM documents").fetchone()
        with pytest.raises(CollectionError, match=r"another program\s+reads it.*--erase"):
            news.remove("secret", erase=True)
    news.sweep()
    assert [word for word in traces(news) if word not in ("Zarnofel", "Whompeter")] == []
