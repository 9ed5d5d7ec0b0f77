"""Reading documents again: what is the same is not touched, what is different is told, all else stays."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.records import Document, Extraction, Quote
from dashboard.store import rereading
from dashboard.store.collection import Collection
from dashboard.store.rereading import Difference
from dashboard.store.schema import versions
from tests.store import made
from tests.store.state import check, state

OLD, NEW = "0.0.9 model 1.1.0", "0.2.0 model 1.1.0"
NUMBERED = (
    "documents",
    "quotes",
    "dates",
    "mentions",
    "place_mentions",
    "roles",
    "sentences",
    "entities",
    "names",
)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """A collection that an older Dateline made, with answers; a newer one has it open."""
    monkeypatch.setattr(versions, "current", lambda: OLD)
    with Collection.create(tmp_path / "news.sqlite") as collection:
        number = collection.begin_import()
        for document, found in made.articles():
            collection.add(document, replace(found, answers=b"answers"), import_id=number)
        monkeypatch.setattr(versions, "current", lambda: NEW)
        yield collection


def rows(collection: Collection) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of the tables with their numbers, but not who read them."""
    found = {table: collection.rows(f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in NUMBERED}
    columns = [name for (name,) in collection.rows("SELECT name FROM pragma_table_info('documents')")]
    at = columns.index("version")
    found["documents"] = [(*row[:at], *row[at + 1 :]) for row in found["documents"]]
    return found


def all_waiting(collection: Collection) -> list[Document]:
    return [document for _, document in rereading.waiting(collection, after=0, most=1_000)]


def found_in(key: str) -> Extraction:
    return next(found for document, found in made.articles() if document.id == key)


def again(collection: Collection) -> list[tuple[Document, Extraction]]:
    return [(one, replace(found_in(one.id), answers=b"newer")) for one in all_waiting(collection)]


def speakers(collection: Collection) -> list[tuple[object, ...]]:
    return collection.rows("SELECT quote, names.name FROM quotes JOIN names ON names.id = speaker_id")


def test_every_table_that_tells_of_a_document_is_compared(collection: Collection) -> None:
    derived = {"appearances", "place_appearances", "answers"}  # summed up from others, or of no consequence
    asked = (
        "SELECT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c "
        "WHERE m.type = 'table' AND c.name = 'document_id'"
    )
    assert {name for (name,) in collection.rows(asked)} == set(rereading.COMPARED) | derived


def test_every_number_of_another_row_is_compared_by_what_it_means(collection: Collection) -> None:
    for table in ("documents", *rereading.COMPARED):
        asked = rereading._query(collection.connection, table)
        columns = {name for (name,) in collection.rows("SELECT name FROM pragma_table_info(?)", (table,))}
        numbers = {one for one in columns if one.endswith("_id")} - rereading.NOT_COMPARED
        assert numbers - rereading.MEANT.keys() <= {"import_id"}
        assert all(one in asked for one in columns - rereading.NOT_COMPARED)


def test_documents_of_another_version_wait_with_all_their_fields(news: Collection) -> None:
    wanted = [
        (one.id, one.text, one.title, one.published, one.source, one.path) for one, _ in made.articles()
    ]
    found = all_waiting(news)
    assert [(one.id, one.text, one.title, one.published, one.source, one.path) for one in found] == wanted
    assert rereading.count(news) == len(wanted)
    assert {getattr(one, "answers", None) for one in found} == {b"answers"}
    (first, _), *_ = rereading.waiting(news, after=0, most=1)
    assert rereading.waiting(news, after=first, most=1)[0][1] == found[1]


def test_what_is_the_same_is_not_touched(news: Collection) -> None:
    before = rows(news)
    changes = rereading.put(news, again(news))
    assert {change.is_any for change in changes if change} == {False}
    assert rows(news) == before
    assert set(news.rows("SELECT version FROM documents")) == {(NEW,)}
    assert set(news.rows("SELECT packed FROM answers")) == {(b"newer",)}
    assert all_waiting(news) == []
    check(news)


def test_what_is_different_is_told_and_stored(news: Collection) -> None:
    document, found = next(pair for pair in again(news) if len(pair[1].quotes) > 0)
    first = found.quotes[0]
    other = replace(first, kind="indirect" if first.kind == "direct" else "direct")
    new = Quote(0, 3, document.text[:3], "direct")
    changed = replace(found, quotes=(new, other, *found.quotes[1:]), dates=found.dates[1:])
    (change,) = rereading.put(news, [(document, changed)])
    assert change is not None and change.is_any
    assert change.rows["quotes"] == Difference(more=1, fewer=0, otherwise=1)
    assert change.rows["dates"].fewer == len(found.dates[:1])
    assert change.rows["names"] == Difference()
    (back,) = rereading.put(news, [(document, found)])
    assert back is None  # it was read by this version in the meantime
    check(news)


@pytest.mark.slow
def test_all_that_was_decided_and_noted_stays(news: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "current", lambda: OLD)
    quote = news.rows("SELECT quotes.id FROM quotes WHERE speaker_id NOT NULL ORDER BY 1")[0][0]
    person = news.rows("SELECT name FROM entities WHERE label = 'PERSON' ORDER BY quotes DESC, name")[0][0]
    other = news.rows("SELECT name FROM entities WHERE label = 'PERSON' ORDER BY quotes DESC, name")[1][0]
    news.decide("rename", person, "Somebody Else")
    news.decide("respeak", f"quote:{quote}", other)
    key = news.rows("SELECT key FROM documents ORDER BY id")[0][0]
    text, found = next(pair for pair in made.articles() if pair[0].id == key)
    news.add(replace(text, text=text.text + "\nMore."), found, import_id=news.begin_import())
    monkeypatch.setattr(versions, "current", lambda: NEW)
    noted = "SELECT key, import_id, replaces, sha256, path FROM documents ORDER BY key"
    before = state(news), news.rows(noted), news.decisions(), news.rows("SELECT * FROM earlier_texts")
    changed = [
        (one, replace(found, sentences=())) if number % 2 else (one, found)
        for number, (one, found) in enumerate(again(news))
    ]
    told = rereading.put(news, changed)
    assert {change.is_any for change in told if change} == {True, False}
    after = state(news), news.rows(noted), news.decisions(), news.rows("SELECT * FROM earlier_texts")
    assert after[1:] == before[1:]
    assert sorted(speakers(news)) == sorted(set(speakers(news)))
    for table in ("entities", "names", "mentions", "roles"):
        if table != "roles":  # whose sentences are gone
            assert after[0][table] == before[0][table]
    check(news)


@pytest.mark.slow
def test_copies_stay_copies(news: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "current", lambda: OLD)
    text = " ".join(f"word{number}" for number in range(200))
    for key in ("first", "second", "third"):
        news.add(*made.article(key, text))
    monkeypatch.setattr(versions, "current", lambda: NEW)
    asked = (
        "SELECT one.key, first.key FROM documents AS one "
        "LEFT JOIN documents AS first ON first.id = one.copy_of ORDER BY 1"
    )
    before = news.rows(asked)
    assert [pair for pair in before if pair[1]] == [("second", "first"), ("third", "first")]
    pairs = [(one, made.article("x", one.text)[1]) for one in all_waiting(news)]
    assert any(change and change.is_any for change in rereading.put(news, pairs))
    assert news.rows(asked) == before
    check(news)


def test_what_was_removed_or_replaced_in_the_meantime_is_left_alone(news: Collection) -> None:
    waiting = again(news)
    (gone, _), (other, _), *_ = waiting
    news.remove(gone.id)
    news.add(replace(other, text="Another text.", sha256=""), Extraction(other.id))
    changes = rereading.put(news, waiting)
    assert changes[:2] == [None, None]
    assert None not in changes[2:]
    assert news.path_of(gone.id) is None
    assert news.rows("SELECT text FROM document_texts JOIN documents ON id = document_id WHERE key = ?",
                     (other.id,)) == [("Another text.",)]  # fmt: skip
    check(news)


@pytest.mark.slow
def test_one_of_many_that_fails_leaves_all_as_they_were(news: Collection) -> None:
    before = rows(news)
    waiting = again(news)
    broken = replace(waiting[-1][1], quotes=(None,))  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NoneType"):
        rereading.put(
            news, [*((one, Extraction(one.id)) for one, _ in waiting[:-1]), (waiting[-1][0], broken)]
        )
    assert rows(news) == before
    assert rereading.count(news) == len(waiting)
    rereading.put(news, waiting)
    check(news)


@pytest.mark.slow
def test_all_are_asked_for_once(news: Collection) -> None:
    rereading.put(news, again(news))
    rereading.ask_for_all(news)
    assert rereading.count(news) == len(made.articles())
    rereading.put(news, again(news)[:1])
    rereading.ask_for_all(news)
    rereading.put(news, again(news))
    assert rereading.count(news) == 0
    assert set(news.rows("SELECT version FROM documents")) == {(NEW,)}


def test_answers_go_with_their_document_and_can_be_dropped(news: Collection) -> None:
    keys = [one.id for one in all_waiting(news)]
    news.remove(keys[0])
    assert news.rows("SELECT count(*) FROM answers") == [(len(keys) - 1,)]
    rereading.put(
        news, [(one, replace(found_in(one.id), answers=b"other!")) for one in all_waiting(news)[:1]]
    )
    rereading.drop_answers(news, but=b"answers")
    assert news.rows("SELECT count(*) FROM answers") == [(len(keys) - 2,)]
    rereading.drop_answers(news)
    assert news.rows("SELECT count(*) FROM answers") == [(0,)]


def test_a_document_is_remembered_by_its_content(news: Collection) -> None:
    document = made.articles()[0][0]
    assert rereading.remembered(news, document) != document
    other = replace(document, text=document.text + " More.")
    assert rereading.remembered(news, other) is other
