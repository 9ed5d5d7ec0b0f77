"""How far a long file is read: told in bytes while it is read, in memory that doesn't grow with the file."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dashboard import readers

pytestmark = pytest.mark.slow

TEXT = "The dam holds, the mayor said on Tuesday, and the river falls. " * 12

MEASURE = """
import os, sys
from pathlib import Path
from dashboard import readers
from dashboard.readers import sandbox

def peak(process):
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1000

count = sum(1 for _ in readers.read(Path(sys.argv[1])))
(child,) = sandbox._idle
print(count, peak(os.getpid()), peak(child._process.pid))
"""


def table(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        if path.suffix == ".csv":
            file.write("id,title,text\n")
        for number in range(rows):
            row = {"id": f"a{number}", "title": f"Dam {number}", "text": f"{number}. {TEXT}"}
            file.write(json.dumps(row) if path.suffix == ".jsonl" else '"{}","{}","{}"'.format(*row.values()))
            file.write("\n")
    return path


def mailbox(path: Path, mails: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(mails):
            head = f"From: Ana Bell <ana@courier.example>\nSubject: Dam\nMessage-ID: <a{number}@c.example>\n"
            file.write(f"From - Tue Apr 26 10:00:00 2022\n{head}\n{number}. {TEXT}\n\n")
    return path


def archive(path: Path, pages: int) -> Path:
    with path.open("wb") as file:
        for number in range(pages):
            # As long as that: what a library keeps of each page's lines must not add up.
            page = f"<html><body><article><p>{number}. {TEXT * 130}</p></article></body></html>"
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            file.write(head.encode() + answer + b"\r\n\r\n")
    return path


WRITERS = {".csv": table, ".jsonl": table, ".mbox": mailbox, ".warc": archive}


def places(path: Path) -> tuple[list[int], list[int]]:
    """Return the bytes told by the time of each document, and all that were told."""
    told: list[int] = [0]
    return [told[-1] for _ in readers.read(path, reached=told.append)], told


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_each_record_says_where_in_the_file_it_is(name: str, tmp_path: Path) -> None:
    path = table(tmp_path / name, 2_000)
    size = path.stat().st_size
    at, told = places(path)
    assert told == sorted(told)
    assert told[-1] == size == readers.size([path])
    # A file is read in pieces of some kilobytes, ahead of the record.
    assert all(abs(at[number] / size - number / 2_000) < 0.05 for number in range(0, 2_000, 100))


def test_the_files_of_a_folder_and_of_an_archive_add_up(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"{number}. {TEXT}")
    with zipfile.ZipFile(folder / "5.zip", "w") as packed:
        for number in range(10):
            packed.writestr(f"{number}.txt", TEXT * 5)
    at, told = places(folder)
    size = readers.size([folder])
    assert told == sorted(told)
    assert told[-1] == size
    first = (folder / "0.txt").stat().st_size
    assert at[:5] == [0, first, 2 * first, 3 * first, 4 * first]
    inside = [(place - 4 * first) / (size - 4 * first) for place in at[4:]]
    assert inside == pytest.approx([number / 10 for number in range(10)], abs=0.01)


def test_a_file_that_is_gone_has_no_size(tmp_path: Path) -> None:
    assert readers.size([tmp_path / "none.txt", tmp_path]) == 0


@pytest.mark.tier2
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system doesn't say what was used")
@pytest.mark.parametrize(
    ("name", "few", "many"),
    [
        ("a.csv", 10_000, 80_000),
        ("a.jsonl", 10_000, 80_000),
        ("a.mbox", 5_000, 40_000),
        ("a.warc", 50, 400),
    ],
)
def test_a_long_file_is_read_in_constant_memory(name: str, few: int, many: int, tmp_path: Path) -> None:
    peaks = []
    for rows in (few, many):
        path = WRITERS[Path(name).suffix](tmp_path / name, rows)
        said = subprocess.run(
            [sys.executable, "-c", MEASURE, str(path)],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ,
        ).stdout.split()
        assert int(said[0]) == rows
        peaks.append([int(one) for one in said[1:]])
    # The ids of 70,000 more records are some megabytes; the records themselves would be 60.
    for less, more in zip(*peaks, strict=True):
        assert more < min(less + 30, 400)
