"""What must hold for whatever a stranger hands in: one check for each kind of file, by its ending."""

import csv
import io
import json
import random
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from dashboard import contract, readers
from dashboard.errors import CollectionError, DatelineError, ReadError, UsageError
from dashboard.export import EXPORTS
from dashboard.filters import Filters
from dashboard.identity.decision_lines import from_lines, to_lines
from dashboard.preprocess import extract_document
from dashboard.readers import cells, fields
from dashboard.records import (
    DateMention,
    Decision,
    Document,
    Extraction,
    Mention,
    Place,
    Problem,
    Quote,
    Role,
    Span,
)
from dashboard.store.collection import Collection
from dashboard.store.questions import (
    asking,
    counts,
    documents,
    imports,
    joins,
    lanes,
    people,
    places,
    places_grouped,
    quotes,
    roles,
    stretches,
    timeline,
    unknown,
)
from dashboard.text import guards
from tests.store import made
from tests.store.state import check as check_sums
from tests.store.state import state

ANY = Filters()
TABLES = {"documents": documents, "people": people, "places": places, "quotes": quotes, "timeline": timeline}


# Thousands of files that live a moment: in memory, where the system has such a folder.
MEMORY = Path("/dev/shm")


@contextmanager
def _folder() -> Iterator[Path]:
    within = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="dateline-fuzz-", dir=within) as folder:
        yield Path(folder)


def check_text(content: bytes) -> None:
    """A text: spans point into it, twice the same, kept whole by a collection and by exports."""
    check_file(".txt", content)
    text = content.decode("utf-8", "surrogatepass")
    document = Document("d", text, published=date(2022, 5, 4), published_from="field", path="d.txt")
    found = extract_document(document)
    assert found == extract_document(document), "not the same twice"
    _check_spans(text, found)
    json.dumps(contract.row(found), allow_nan=False)
    clean = Document("d", guards.clean(text), published=document.published, path="d.txt")
    if text.strip():
        _check_kept(clean, extract_document(clean))


def _check_spans(text: str, found: Extraction) -> None:
    tables: list[Sequence[Mention | Quote | DateMention | Place | Span | Role]] = [
        found.entities, found.quotes, found.dates, found.places, found.sentences, found.roles
    ]  # fmt: skip
    for rows in tables:
        starts = [one.start for one in rows]
        assert starts == sorted(starts), "not sorted"
        for one in rows:
            assert 0 <= one.start < one.end <= len(text), one
            assert text[one.start : one.end] == one.text, one
    for quote in found.quotes:
        parts: list[Mention | Span | None] = [quote.speaker, quote.cue, quote.addressee]
        for part in (one for one in parts if one):
            assert 0 <= part.start < part.end <= len(text), quote
            assert text[part.start : part.end] == part.text, quote
        assert 0 <= quote.confidence <= 1
        _check_pieces(text, quote)
    for day in found.dates:
        assert day.first is None or day.last is None or day.first <= day.last, day
    for place in found.places:
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180), place
    words = [one for one in found.sentences if one.text.strip()]
    assert all(one.end <= after.start for one, after in pairwise(words)), "sentences overlap"


def _check_pieces(text: str, quote: Quote) -> None:
    assert len(quote.pieces) != 1, quote
    if quote.pieces:
        assert (quote.pieces[0].start, quote.pieces[-1].end) == (quote.start, quote.end), quote
    for one in quote.pieces:
        assert one.text == text[one.start : one.end], quote
        assert one.start < one.end, quote
    assert all(one.end < after.start for one, after in pairwise(quote.pieces)), quote


def _check_kept(document: Document, found: Extraction) -> None:
    with _folder() as folder, Collection.create(folder / "one.sqlite") as collection:
        assert collection.add(document, found) == "added"
        assert collection.add(document, found) == "unchanged"
        check_sums(collection)
        view = documents.one(collection, "d")
        assert view is not None
        assert view.document.text == document.text
        assert len(view.quotes) == len(found.quotes)
        assert list(view.sentences) == list(found.sentences)
        for name, table in TABLES.items():
            rows = table.find(collection, ANY)
            assert len(rows) == table.count(collection, ANY)
            _check_exports(rows, name)
        collection.remove("d")
        check_sums(collection)
        assert state(collection)["mentions"] == []


def _check_exports(rows: Any, of: str = "") -> None:
    written = {name: io.BytesIO() for name in ("csv", "jsonl", "parquet", "xlsx", "html")}
    for name, stream in written.items():
        EXPORTS[name].write([rows], stream, of)
    table = list(csv.reader(io.StringIO(written["csv"].getvalue().decode("utf-8-sig"), newline="")))
    assert table[0] == list(rows.columns)
    assert [len(row) for row in table] == [len(rows.columns)] * (len(rows) + 1)
    lines = written["jsonl"].getvalue().decode("utf-8").split("\n")
    assert [list(json.loads(line)) for line in lines if line] == [list(rows.columns)] * len(rows)


def check_file(ending: str, content: bytes) -> None:
    """A file: read twice the same, each item a document or a told problem, and written again the same."""
    with _folder() as folder:
        path = folder / f"any{ending}"
        path.write_bytes(content)
        items = list(readers.read(path))
        assert items == list(readers.read(path)), "not the same twice"
        assert items, "nothing was said"
        assert readers.count([path]) >= 0
        found = [item for item in items if isinstance(item, Document)]
        for item in items:
            assert item.path.startswith(path.as_posix())
            repr(item).encode()
            if isinstance(item, Problem):
                assert "failed (" not in item.what, item
                assert item.what and item.cure, item
        for document in found:
            assert document.text.strip()
            "".join((document.id, document.text, document.title, document.source, document.url)).encode()
        assert len({document.id for document in found}) == len(found), "two of one id"
        _check_written_again(found, folder / "again.jsonl")
    if ending in {".txt", ".md"}:
        _check_nothing_lost(content, items)


def _check_nothing_lost(content: bytes, items: list[Document | Problem]) -> None:
    """What is below the header lines is the text, to the last character."""
    with suppress(UnicodeDecodeError):
        whole = content.decode("utf-8").lstrip("\ufeff")
        found = [item for item in items if isinstance(item, Document)]
        if content.startswith((b"\xff\xfe", b"\xfe\xff")) or "encoding" in str(items):
            return
        if not found and _is_no_text(items):
            return
        assert bool(found) or not whole.strip("\ufeff").strip() or _is_header(whole), items
        for document in found:
            assert whole.endswith(document.text)
            assert _is_header(whole.removesuffix(document.text))


def _is_no_text(items: list[Document | Problem]) -> bool:
    """Say whether a file was refused for what it is: a picture, an encrypted text, nothing but zeros."""
    told = ("This is ", "This text is encrypted", "This file holds nothing but zero bytes")
    return [isinstance(item, Problem) and item.what.startswith(told) for item in items] == [True]


def _is_header(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return all(":" in line or line in {"---", "..."} or line.startswith("-") for line in lines) or (
        lines[0] == "---" and lines[-1] in {"---", "..."}
    )


def _check_written_again(found: list[Document], path: Path) -> None:
    def told(document: Document) -> tuple[object, ...]:
        day = document.published.isoformat() if document.published else ""
        return (
            document.id,
            document.text,
            document.title,
            day,
            document.source,
            document.author,
            document.url,
        )

    columns = "id text title published source author url".split()
    lines = [json.dumps(dict(zip(columns, told(document), strict=True))) for document in found]
    path.write_text("\n".join(lines), encoding="utf-8")
    # A record's own id is cut to so many characters; that of a file is its path, however long. And what a
    # field says in HTML, or in place of nothing ("n/a"), is no longer the same when it is read as a field.
    if found and all(
        len(document.id) <= fields.LONGEST_ID and _is_plain(told(document)) for document in found
    ):
        again = [item for item in readers.read(path) if isinstance(item, Document)]
        assert [told(document) for document in again] == [told(document) for document in found]


# What cells.words and its neighbours read: HTML, lists written out, an outlet's address, "By Ana Bell"
READ_IN_FIELDS = re.compile(r"[<&\[{]|^\s*(?:https?:)?//|^\s*www\.|^\s*by\b", re.IGNORECASE)


def _is_plain(values: tuple[object, ...]) -> bool:
    *texts, _ = map(str, values)
    return not any(READ_IN_FIELDS.search(text) or (text and cells.is_empty(text)) for text in texts)


def check_lines(content: bytes) -> None:
    """JSON lines, also as the contract of `extract` has them: a document or a refusal that is JSON."""
    check_file(".jsonl", content)
    for number, line in enumerate(content.decode("utf-8", "replace").split("\n"), start=1):
        try:
            contract.document(line, number=number)
        except ReadError as error:
            json.dumps(contract.refusal(line, error)).encode()


@cache
def _made() -> Collection:
    return Collection.open(made.collection(Path(_kept().name) / "made.sqlite"))


@cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    """Return a folder that stays as long as the collection in it: to the end."""
    return tempfile.TemporaryDirectory(prefix="dateline-fuzz-")


def check_address(content: bytes) -> None:
    """An address: its filters come back, each question answers, and filters only narrow."""
    query = parse_qs(content.decode("ascii", "replace"), keep_blank_values=True)
    filters = Filters.from_query(query)
    assert Filters.from_query(filters.to_query()) == filters
    filters.describe().encode()
    _ask_all(_made(), filters, [value for values in query.values() for value in values][:4])
    for table in TABLES.values():
        rows = table.find(_made(), filters)
        assert len(rows) == table.count(_made(), filters) <= table.count(_made(), ANY)
        _check_exports(rows)


def _ask_all(collection: Collection, filters: Filters, words: list[str]) -> None:
    """Ask every question that the pages ask."""
    for table in TABLES.values():
        table.find(collection, filters, limit=3)
        table.count(collection, filters)
    counts.totals(collection, filters)
    counts.choices(collection)
    imports.problems(collection)
    imports.runs(collection)
    unknown.find(collection, filters)
    stretches.find(collection, filters, limit=5)
    documents.per_period(collection, filters)
    places.unresolved(collection, filters)
    for level in ("region", "country"):
        places_grouped.find(collection, filters, level=level)
    for axis in ("published", "mentioned"):
        timeline.density(collection, filters, axis=axis)
        for by in lanes.KINDS:
            lanes.find(collection, filters, axis=axis, by=by)
    for word in words:
        view = documents.one(collection, word)
        for row in view.mentions if view else ():
            joins.of_mention(collection, row)
        for number in view.quotes if view else ():
            joins.of_speaker(collection, str(number))
        people.places(collection, word, filters)
        people.per_period(collection, word, filters)
        roles.find(collection, word, filters)
        roles.sentences(collection, word, "Envoy", filters, limit=3)
        joins.of_person(collection, word)
        joins.documents(collection, word, variant=word, name=word, limit=3)


def check_decisions(content: bytes) -> None:
    """Corrections: they go through plain text, mean the same before or after adding, and undo leaves none."""
    try:
        listed = list(from_lines(content.decode("utf-8", "replace").split("\n")))
    except DatelineError:
        return
    assert _without_numbers(from_lines(to_lines(listed))) == _without_numbers(listed)
    with _folder() as folder, Collection.open(_made_in(folder), readonly=False) as one:
        before = state(one)
        one.take_over(listed)
        check_sums(one)
        _ask_all(one, ANY, ["Ford"])
        with Collection.create(folder / "other.sqlite") as other:
            other.take_over(one.decisions())
            for pair in reversed(made.articles()):
                other.add(*pair)
            check_sums(other)
            assert state(other) == state(one), "not the same whenever they are made"
        numbers = [decision.id for decision in one.decisions()]
        random.Random(content).shuffle(numbers)
        for number in numbers:
            one.undo(number)
        check_sums(one)
        assert state(one) == before, "undo leaves something"


def _without_numbers(listed: Any) -> list[tuple[object, ...]]:
    def told(one: Decision) -> tuple[object, ...]:
        return (one.when, one.act, one.target, one.value, one.undone)

    return [told(one) for one in listed]


@cache
def _made_bytes() -> bytes:
    with _folder() as folder:
        path = made.collection(folder / "made.sqlite")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        return path.read_bytes()


def _made_in(folder: Path) -> Path:
    path = folder / "made.sqlite"
    path.write_bytes(_made_bytes())
    return path


def check_damage(content: bytes) -> None:
    """A damaged or forged collection: answers or a CollectionError, for readers and for writers."""
    with _folder() as folder:
        path = _made_in(folder)
        # A log of its own, as after a crash: the file lacks what it holds.
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript("PRAGMA journal_mode = WAL; UPDATE changes SET number = number + 1")
            log = path.with_name(path.name + "-wal").read_bytes()
        path.with_name(path.name + "-wal").write_bytes(log)
        for kind, at, words in json.loads(content):
            _damage(path, kind, at, words)
        for filters, words in (ANY, ["Ford", "talks"]), (Filters(people=("Ford",), text="no"), []):
            with suppress(CollectionError), Collection.open(path) as collection:
                _ask_each(collection, filters, words)
        with suppress(CollectionError):
            Collection.decisions_of(path)
        for change in CHANGES:
            # There may be no such document or decision any more.
            with suppress(CollectionError, UsageError), Collection.open(path, readonly=False) as collection:
                change(collection)


def _ask_each(collection: Collection, filters: Filters, words: list[str]) -> None:
    """Ask the questions of pages and exports, each also where another fails."""
    for table in TABLES.values():
        with suppress(CollectionError), collection.asking():
            _check_exports(table.find(collection, filters))
    with suppress(CollectionError), collection.asking():
        _ask_all(collection, filters, words)
    for word in words:
        with suppress(CollectionError), collection.asking():
            documents.one(collection, word)
            asking.meant(collection, "person", word)
            asking.offers(collection, "place", word)
            roles.find(collection, word, filters)
            joins.of_person(collection, word)


CHANGES: tuple[Callable[[Collection], object], ...] = (
    lambda collection: collection.add(*made.article("new", "“Yes” said Ford.", names={"Ford": "ORG"})),
    lambda collection: collection.decide("hide", "Ford"),
    lambda collection: collection.undo(1),
    lambda collection: collection.remove("talks"),
)


def _damage(path: Path, kind: str, at: float, words: str) -> None:
    if kind == "sql":
        # What SQLite says of a damaged schema may be no UTF-8.
        with suppress(sqlite3.Error, UnicodeDecodeError), closing(sqlite3.connect(path)) as connection:
            connection.executescript(words)
        return
    kind, _, ending = kind.partition(" ")
    path = path.with_name(path.name + ending)
    if not path.exists():
        return
    content = bytearray(path.read_bytes())
    place = int(at * len(content))
    if kind == "cut":
        del content[place:]
    else:
        content[place : place + len(words) // 2] = bytes.fromhex(words)
    path.write_bytes(content)


CHECKS: dict[str, Callable[[bytes], None]] = {
    ".txt": check_text,
    ".md": lambda content: check_file(".md", content),
    ".html": lambda content: check_file(".html", content),
    ".csv": lambda content: check_file(".csv", content),
    ".jsonl": check_lines,
    ".zip": lambda content: check_file(".zip", content),
    ".url": check_address,
    ".decisions": check_decisions,
    ".damage": check_damage,
}
