"""Hostile files: any bytes are survived, and twice the size takes at most about twice the time."""

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import readers
from dashboard.readers import cells, front_matter, opening, published, txt
from dashboard.records import Document, Problem
from tests.growth import assert_linear

pytestmark = pytest.mark.slow

FREE = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("suffix", opening.suffixes())
@given(
    content=st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
    )
)
@FREE
def test_any_bytes_are_survived(suffix: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    first, second = list(readers.read(path)), list(readers.read(path))
    assert first == second
    assert first
    for item in first:
        assert isinstance(item, Document | Problem)
        assert item.path.startswith(path.as_posix())
        repr(item).encode()


# A field that says "none", or has HTML, is read as such.
PLAIN = st.text(min_size=1).filter(
    lambda text: not text.strip() or not (cells.is_empty(text) or set(text) & set("<&["))
)


@given(rows=st.lists(st.tuples(PLAIN, st.text()), min_size=1, max_size=5))
@FREE
def test_a_table_gives_each_text_as_it_was_written(rows: list[tuple[str, str]], tmp_path: Path) -> None:
    path = tmp_path / "any.jsonl"
    path.write_text("".join(json.dumps({"text": text, "title": title}) + "\n" for text, title in rows))
    texts = [item.text for item in readers.read(path) if isinstance(item, Document)]
    assert texts == [text for text, _ in rows if text.strip()]


UNITS = [
    "a",
    " ",
    "\n",
    "\r\n",
    "\t \n",
    ".",
    "—",
    "(",
    "A",
    "A ",
    "April ",
    "April 1 ",
    "a: b\n",
    "Title: b\n",
    "- a\n",
    "#",
    "/2022",
    "1",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "read",
    [
        lambda text: published.from_dateline(text, given=date(2022, 4, 26)),
        published.day_of,
        published.from_url,
        front_matter.split,
        front_matter.split_yaml,
        lambda text: front_matter.split_yaml("---\n" + text),
        txt.first_line,
    ],
    ids=["dateline", "day", "url", "header", "yaml", "fence", "title"],
)
def test_time_grows_with_the_size(read: Callable[[str], object], unit: str) -> None:
    assert_linear(read, lambda size: unit * (size // len(unit)), 50_000)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("suffix", "head", "unit"),
    [
        (".csv", "text\n", '"'),
        (".csv", "text\n", '"a\n'),
        (".csv", "text\n", "a,b\n"),
        (".csv", "id,text\n", "1,a\n"),
        (".jsonl", "", '{"id": 1, "text": "a"}\n'),
        (".jsonl", "", "["),
        (".jsonl", "", "\n"),
        (".jsonl", '{"text": "a b"}\n', '{"description": "a"}\n'),
        (".json", "[", '{"text": "a b", "date": "1/2/2022"},'),
        (".json", "", '{"text": "a b"} '),
        (".json", "[", "["),
        (".json", "", '{"a":'),
        (".json", '{"articles": [', '{"a": [{"b": 1}]},'),
        (".json", '{"a": "', "\\\\"),
        (".json", "[", "1,"),
        (".json", "", " "),
        (".tsv", "title\ttext\n", 'a\t"b\n'),
        (".tsv", "title\ttext\n", '"a\n'),
        (".csv", "text,date\n", "a b,1/2/22\n"),
        (".csv", "n,", "a,"),
        (".csv", "text\n", "<p>a</p>"),
        (".ris", "", "TY  - NEWS\n"),
        (".md", "---\n", "a: [\n"),
        (".txt", "", "\xa0\n"),
        (".html", "<p>", "<div>"),
        (".html", "", "<"),
        (".html", "<meta ", "charset"),
    ],
)
def test_reading_time_grows_with_the_size(suffix: str, head: str, unit: str, tmp_path: Path) -> None:
    def written(size: int) -> Path:
        path = tmp_path / f"{size}{suffix}"
        path.write_text(head + unit * (size // len(unit)))
        return path

    assert_linear(lambda path: list(readers.read_here(path)), written, 12_500)


CASES = Path(__file__).parents[1] / "cases" / "readers"
FILES = sorted(path for path in CASES.iterdir() if path.suffix != ".json")
PIECES = b'" < \0 \r --- \xff \\ud800 &#xD800; <!-- [[ \xef\xbb\xbf ;'.split(b" ")


@pytest.mark.parametrize("case", FILES, ids=lambda path: path.name)
def test_a_damaged_file_never_reaches_the_wall(case: Path, tmp_path: Path) -> None:
    chance = random.Random(case.name)
    for _ in range(30):
        content = bytearray(case.read_bytes())
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(content) + 1)
            content[at : at + chance.randint(0, 20)] = chance.choice([b"", *PIECES])
        (tmp_path / case.name).write_bytes(content)
        for item in readers.read(tmp_path / case.name):
            # What our own code foresaw says more than the wall around a file can.
            assert isinstance(item, Document) or "failed (" not in item.what
