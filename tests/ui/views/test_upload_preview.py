"""What a person says of a table's columns, before it is added."""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.readers import sandbox
from dashboard.records import Preview
from dashboard.store.collection import Collection
from dashboard.ui.views import upload_columns, upload_jobs, upload_preview
from dashboard.ui.views.upload_preview import Held
from tests.ui.views.test_upload_jobs import ended

PREVIEW = Preview(
    "a.csv",
    "comma-separated values",
    ("Body", "Headline", "Kicker", "Date"),
    (("One.", "Rain", "City", "2022-04-26"),),
    (("text", "Body"), ("title", "Headline"), ("title", "Kicker"), ("published", "Date")),
)
TABLE = b"Body,Headline,Kicker\nRain fell in Riga.,Rain,City\n"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    upload_jobs.jobs.clear()
    Collection.create(tmp_path / "news.sqlite").close()
    yield tmp_path / "news.sqlite"
    sandbox.close()


@pytest.mark.parametrize(
    ("changed", "mapping"),
    [
        ({}, {}),
        ({"title": "Kicker"}, {"title": "Kicker"}),
        ({"title": ""}, {"title": ""}),
        ({"author": "Kicker"}, {"author": "Kicker"}),
        ({"title": "Body"}, {"title": "Body", "text": "Body"}),
        ({"title": "Date", "published": ""}, {"title": "Date", "published": ""}),
        ({"text": "Headline", "title": "Body"}, {"text": "Headline", "title": "Body"}),
    ],
)
def test_only_what_was_changed_is_said_and_no_column_is_taken_from_another_field(
    changed: dict[str, str], mapping: dict[str, str]
) -> None:
    shown = dict.fromkeys(("text", "title", "published", "source", "author"), "")
    chosen = shown | upload_columns.told_by_name(PREVIEW) | changed
    assert upload_columns.mapping(PREVIEW, chosen) == mapping


@pytest.mark.slow
def test_tables_are_told_from_what_is_read_at_once_and_nothing_is_left_on_the_disk(kept: Path) -> None:
    files = [
        ("a.txt", b"Rain fell."),
        ("../b.csv", TABLE),
        ("c.csv", b""),
        ("d.zip", b"none"),
        ("e.csv", TABLE),
    ]
    held = upload_preview.hold(files)
    assert {place: [one.names for one in found] for place, found in held.previews.items()} == {
        1: [("Body", "Headline", "Kicker")],
        4: [("Body", "Headline", "Kicker")],
    }
    assert [path for path in Path(tempfile.gettempdir()).iterdir() if "upload" in path.name] == []


def test_what_is_handed_over_later_waits_behind_what_waits_already() -> None:
    first = Held([("a.txt", b""), ("b.csv", b"")], {1: (PREVIEW,)})
    assert upload_preview.together(None, first) == first
    both = upload_preview.together(first, Held([("c.csv", b"")], {0: (PREVIEW,)}))
    assert [name for name, _ in both.files] == ["a.txt", "b.csv", "c.csv"]
    assert both.previews.keys() == {1, 2}


def packed(**tables: bytes) -> bytes:
    """Return an archive of tables."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in tables.items():
            archive.writestr(f"{name}.csv", content)
        archive.writestr("note.txt", b"Rain fell.")
    return stream.getvalue()


@pytest.mark.slow
def test_tables_with_the_same_columns_are_one_choice_in_archives_too(kept: Path) -> None:
    files = [
        ("may.csv", TABLE),
        ("a.txt", b"Rain fell."),
        ("year.zip", packed(june=TABLE, july=TABLE)),
        ("other.csv", TABLE.replace(b"Kicker", b"Score")),
        ("mixed.zip", packed(june=TABLE, july=b"Body,Score\nSnow fell.,3\n")),
    ]
    held = upload_preview.hold(files)
    groups = upload_preview.alike(held)
    assert [(one.places, one.names) for one in groups] == [
        ([0, 2], ["may.csv", "year.zip (2 tables)"]),
        ([3], ["other.csv"]),
    ]
    assert upload_preview.mixed(held) == ["mixed.zip"]


@pytest.mark.slow
def test_what_is_chosen_for_an_archive_holds_for_each_of_its_tables(kept: Path) -> None:
    files = [("year.zip", packed(june=TABLE, july=TABLE.replace(b"fell", b"falls")))]
    ended(upload_jobs.start(files, kept, None, {0: {"title": "Kicker"}}))
    with Collection.open(kept) as collection:
        rows = collection.rows("SELECT path, title FROM documents ORDER BY path")
    assert rows == [
        ("year.zip/july.csv#1", "City"), ("year.zip/june.csv#1", "City"), ("year.zip/note.txt", ""),
    ]  # fmt: skip


@pytest.mark.slow
def test_each_file_is_read_with_its_own_columns(kept: Path) -> None:
    files = [("a.csv", TABLE), ("a.csv", TABLE.replace(b"fell", b"falls")), ("b.txt", b"Snow fell.")]
    ended(upload_jobs.start(files, kept, None, {1: {"title": "Kicker"}}))
    with Collection.open(kept) as collection:
        rows = collection.rows("SELECT path, title FROM documents ORDER BY path")
    assert rows == [("a.csv#1", "Rain"), ("a~2.csv#1", "City"), ("b.txt", "")]
