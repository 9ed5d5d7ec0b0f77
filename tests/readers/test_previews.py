"""The first rows of a table before it is added: as they are, bounded, with what they would be used for."""

import json
import zipfile
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import previews, wire
from dashboard.records import Document, Preview

TABLE = "Body,Headline,Score\n" + "".join(f"Text {number}.,Title {number},{number}\n" for number in range(20))


def preview(path: Path, content: str | bytes) -> list[Preview]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(previews.find([path]))


def test_a_preview_has_the_first_rows_and_says_what_each_column_would_be_used_for(tmp_path: Path) -> None:
    (found,) = preview(tmp_path / "a.csv", TABLE)
    assert (found.path, found.kind, found.names) == (
        "a.csv",
        "comma-separated values",
        ("Body", "Headline", "Score"),
    )
    assert found.rows == tuple((f"Text {number}.", f"Title {number}", str(number)) for number in range(5))
    assert found.used == (("text", "Body"), ("title", "Headline"))


def test_a_preview_of_records_has_the_columns_of_all(tmp_path: Path) -> None:
    lines = [{"body": "One."}, {"body": "Two.", "tags": ["a", {"name": "b"}], "n": None}, {"x": [[[1]]]}]
    (found,) = preview(tmp_path / "a.jsonl", "\n".join(map(json.dumps, lines)))
    assert found.names == ("body", "tags", "n", "x")
    assert found.rows == (("One.", "", "", ""), ("Two.", "a, b", "", ""), ("", "", "", "1"))


def test_a_table_without_a_column_for_the_text_has_a_preview_too(tmp_path: Path) -> None:
    (found,) = preview(tmp_path / "a.csv", "Was gesagt wurde;Wann\nOne.;2022-04-26\n")
    assert found.names == ("Was gesagt wurde", "Wann")
    assert found.used == ()


def test_long_cells_names_and_rows_are_cut(tmp_path: Path) -> None:
    names = ["body", "n" * 5_000, *(f"column {number}" for number in range(1_000))]
    (found,) = preview(tmp_path / "a.csv", ",".join(names) + "\n" + ",".join(["x" * 3_000] * len(names)))
    assert len(found.names) == 200
    assert max(map(len, found.names)) == 100
    assert {len(cell) for row in found.rows for cell in row} == {200}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", ""),
        ("a.csv", "Body,Headline\n"),
        ("a.csv", b"\x00\x01\x02\xff" * 5_000),
        ("a.csv", "x" * 200_000),
        ("a.jsonl", "[1]\n3\n{\n"),
        ("a.jsonl", '{"a": ' + "[" * 100_000),
        ("a.txt", "Dam, bridge\nRain fell, and snow.\n"),
        ("a.zip", "no archive"),
        ("a.xyz", TABLE),
    ],
)
def test_what_holds_no_rows_has_no_preview(name: str, content: str | bytes, tmp_path: Path) -> None:
    assert preview(tmp_path / name, content) == []


def test_each_table_of_a_folder_and_an_archive_has_a_preview(tmp_path: Path) -> None:
    (tmp_path / "news" / "mon").mkdir(parents=True)
    (tmp_path / "news" / "mon" / "a.csv").write_text(TABLE)
    (tmp_path / "news" / "b.txt").write_text("One.")
    with zipfile.ZipFile(tmp_path / "news" / "c.zip", "w") as packed:
        packed.writestr("d.jsonl", '{"text": "One."}')
        packed.writestr("e.txt", "One.")
    found = list(previews.find([tmp_path / "news"]))
    assert [one.path for one in found] == ["c.zip/d.jsonl", "mon/a.csv"]


def test_a_name_that_was_cut_still_names_its_column(tmp_path: Path) -> None:
    long = "what the paper printed " * 10
    (found,) = preview(tmp_path / "a.csv", f"{long},n\nOne.,1\n")
    (document,) = readers.read(tmp_path / "a.csv", mapping={"text": found.names[0]})
    assert isinstance(document, Document) and document.text == "One."


@pytest.mark.parametrize(
    "lie",
    [
        None,
        [],
        ["a", "b", ["x"], [["1"]]],
        ["a", "b", "x", [], []],
        ["a", 1, ["x"], [["1"]], []],
        ["a", "b", ["x"], [["1", "2"]], []],
        ["a", "b", ["x"], [[1]], []],
        ["a", "b", ["x"], [["1"]], [["text"]]],
        ["a", "b", ["x"], [["1"]], ["text"]],
    ],
)
def test_a_preview_of_another_shape_is_an_error(lie: object) -> None:
    with pytest.raises(ValueError, match="preview"):
        wire.preview(lie)
