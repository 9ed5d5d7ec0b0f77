"""The process that reads foreign files: what hangs, grows or lies in it stays in it."""

import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import readers
from dashboard.readers import sandbox, wire
from dashboard.records import Account, Document, Item, Problem

pytestmark = pytest.mark.slow

# Reads .txt files in its own way, by what is in them; all else is the sandbox as it is.
CHILD = """
import os, time
from dataclasses import replace
from dashboard import readers
from dashboard.readers import heartbeat, kinds, txt
from dashboard.records import Document

def read(path):
    word = path.read_text()
    yield from txt.read(path)
    if word == "hang":
        time.sleep(600)
    if word == "loop":
        while True: pass
    if word == "grow":
        kept = [bytearray(50_000_000) for _ in range(40)]
    if word == "crash":
        os.abort()
    if word == "slow":
        for _ in range(8):
            time.sleep(0.5)
            heartbeat.tell()
        yield Document("", "the end", path="#2")

kinds.KINDS["plain text"] = replace(kinds.KINDS["plain text"], read=read)
"""


@pytest.fixture
def sandboxed(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Children that do what their file says, and end soon."""
    monkeypatch.setattr(sandbox, "CODE", CHILD + sandbox.CODE)
    monkeypatch.setattr(sandbox, "SILENCE", 2.5)
    sandbox.close()
    yield monkeypatch
    sandbox.close()


def read(path: Path) -> tuple[list[str], list[str]]:
    items = list(readers.read(path))
    texts = [item.text for item in items if isinstance(item, Document)]
    return texts, [f"{Path(item.path).name}: {item.what}" for item in items if isinstance(item, Problem)]


def folder(path: Path, *words: str) -> Path:
    path.mkdir()
    for number, word in enumerate(words):
        (path / f"{number}.txt").write_text(word)
    return path


def archive(path: Path, *words: str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for number, word in enumerate(words):
            packed.writestr(f"{number}.txt", word)
    return path


HAS_LIMITS = pytest.mark.skipif(sys.platform == "win32", reason="this system limits neither")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("word", "why", "limit"),
    [
        ("hang", "gave no sign of life for 2 seconds and was ended", {}),
        ("crash", "ended: most likely it needed more than 3 GB of memory", {}),
        pytest.param("loop", "took over 1 seconds of processor time", {"PROCESSOR": 1}, marks=HAS_LIMITS),
        pytest.param("grow", "takes more memory than it may", {"MEMORY": 500_000_000}, marks=HAS_LIMITS),
    ],
)
def test_a_file_that_breaks_its_reader_is_a_problem_and_the_rest_is_read(
    word: str, why: str, limit: dict[str, int], sandboxed: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if word == "loop":
        sandboxed.setattr(sandbox, "SILENCE", 60.0)
    for name, value in limit.items():
        sandboxed.setattr(sandbox, name, value)
    texts, problems = read(folder(tmp_path / "news", "one", word, "three"))
    # What the file gave before it broke stays.
    assert texts == ["one", word, "three"]
    assert len(problems) == 1
    assert problems[0].startswith("1.txt: ")
    assert why in problems[0]


@pytest.mark.slow
def test_a_long_file_is_not_ended_for_being_long(sandboxed: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read(folder(tmp_path / "news", "slow")) == (["slow", "the end"], [])


def test_what_comes_behind_a_broken_entry_of_an_archive_is_read(
    sandboxed: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    texts, problems = read(archive(tmp_path / "a.zip", "one", "crash", "three", "crash", "five"))
    assert texts == ["one", "crash", "three", "crash", "five"]
    assert [problem.split(":")[0] for problem in problems] == ["1.txt", "3.txt"]


def test_an_archive_that_breaks_its_reader_again_and_again_is_left(
    sandboxed: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    texts, problems = read(archive(tmp_path / "a.zip", "crash", "crash", "crash", "four"))
    assert texts == ["crash"] * 3
    assert problems[-1] == (
        "a.zip: Reading this archive was ended 3 times; what comes after entry 3 is not read."
    )


LIES = [
    b"",
    b"garbage\n",
    b"\x80\x04K\x01.\n",
    b"[]\n",
    b"{}\n",
    b"[1]\n",
    b"[" * 100_000 + b"\n",
    b'["item"]\n',
    b'["item", "a.txt"]\n',
    b'["item", "a.txt", ["document", {"text": "x"}]]\n',
    b'["item", "a.txt", ["problem", {"path": "", "what": 1, "cure": ""}]]\n',
    b'["item", "a.txt", ["Path", {}]]\n',
    b'["entry", "a.txt", "x"]\n',
    b'["alive", "x"]\n',
    b'["item", "a.txt", ["problem", {"path": "", "what": "x", "cure": ""}]]\n',
    b'["item", "a.txt", ["problem", {"path": "", "what": "x", "cure": ""}], 2]\n',
    b'["item", "a.txt", ["account", {"path": "", "kind": "", "used": [["x"]], "left": [], "notes": []}]]\n',
    b'["item", "a.txt", ["account", {"path": "", "kind": "", "used": [], "left": "ab", "notes": []}]]\n',
    b'["item", "a.txt", ["account", {"path": "", "kind": 1, "used": [], "left": [], "notes": []}]]\n',
    b'["item", "a.txt", ["document", {"id": "", "text": "", "title": "", "published": "tomorrow", '
    b'"published_from": "field", "source": "", "author": "", "url": "", "path": "", "sha256": ""}]]\n',
]


@pytest.mark.parametrize("lie", LIES, ids=range(len(LIES)))
def test_an_answer_of_another_shape_is_a_problem(
    lie: bytes, sandboxed: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    says = f"import sys; sys.stdin.buffer.readline(); sys.stdout.buffer.write({lie!r})"
    sandboxed.setattr(
        sandbox, "CODE", says if len(lie) < 10_000 else says.replace(repr(lie), "b'[' * 100000")
    )
    (tmp_path / "a.txt").write_text("One.")
    texts, problems = read(tmp_path / "a.txt")
    assert texts == []
    assert len(problems) == 1


def test_one_who_waits_for_a_file_that_hangs_holds_nobody_else(
    sandboxed: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sandboxed.setattr(sandbox, "SILENCE", 60.0)
    (tmp_path / "a.txt").write_text("hang")
    hanging = readers.read(tmp_path / "a.txt")
    next(hanging)
    stuck = threading.Thread(target=next, args=(hanging, None), daemon=True)
    stuck.start()
    begun = time.monotonic()
    assert read(folder(tmp_path / "news", "one", "two")) == (["one", "two"], [])
    assert stuck.is_alive()
    assert time.monotonic() - begun < 30


def begun_in(temporary: Path, path: Path) -> subprocess.Popen[bytes]:
    """Start a process that reads a file which hangs, and return it once its child is at it."""
    code = (
        "import signal, sys; from pathlib import Path\n"
        "from dashboard import readers; from dashboard.readers import sandbox\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # which a shell's background takes away
        f"sandbox.CODE = {CHILD!r} + sandbox.CODE\n"
        "items = readers.read(Path(sys.argv[1])); next(items); print('at it', flush=True); next(items)"
    )
    words = [sys.executable, "-c", code, str(path)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, env=os.environ | {"TMPDIR": str(temporary)})
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"at it"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="these are signals of POSIX")
@pytest.mark.parametrize("sent", ["SIGTERM", "SIGKILL", "SIGINT"])
def test_a_reader_that_is_ended_leaves_no_process_and_no_folder(sent: str, tmp_path: Path) -> None:
    (tmp_path / "temp").mkdir()
    (tmp_path / "a.txt").write_text("hang")
    with begun_in(tmp_path / "temp", tmp_path / "a.txt") as process:
        (kept,) = (tmp_path / "temp").iterdir()
        process.send_signal(getattr(signal, sent))
        process.wait(timeout=30)
    for _ in range(200):
        if not kept.exists():
            break
        time.sleep(0.05)
    assert list((tmp_path / "temp").iterdir()) == []


def test_the_child_knows_nothing_of_what_it_does_not_need() -> None:
    code = (
        "import sys, dashboard.readers.sandbox_child\n"
        "print({'spacy', 'pandas', 'streamlit', 'sqlite3', 'trafilatura', 'onnxruntime'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


def test_the_sandbox_and_this_process_read_the_same() -> None:
    cases = Path(__file__).parents[1] / "cases" / "readers"
    assert list(readers.read(cases)) == list(readers.read_here(cases))


TEXT = st.text(st.characters(codec=None), max_size=30)
RECORD = st.one_of(
    st.builds(
        Document,
        *[TEXT] * 3,
        published=st.none() | st.dates(min_value=date.min),
        published_from=st.sampled_from(["field", "metadata", "dateline", "given", "unknown"]),
        path=TEXT,
    ),
    st.builds(Problem, TEXT, TEXT, TEXT),
    st.builds(
        Account,
        TEXT,
        TEXT,
        st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
        st.lists(TEXT, max_size=3).map(tuple),
        st.lists(TEXT, max_size=3).map(tuple),
    ),
)


@given(RECORD)
def test_a_record_comes_back_as_it_was_sent(item: Item) -> None:
    kind, (row,) = wire.answer(wire.line("item", wire.packed(item)))
    assert (kind, wire.unpacked(row)) == ("item", item)
