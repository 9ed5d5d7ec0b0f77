"""What a terminal would obey never reaches it; what goes into files and pipes stays as it is."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dashboard
from dashboard.cli.terminal import visible
from tests.conftest import Answer

pytestmark = pytest.mark.slow

Run = Callable[..., Answer]

SIGNS = [
    # what is said, what is shown
    ("a\x1b[2J\x1b]0;title\x07b", r"a\x1b[2J\x1b]0;title\x07b"),
    ("a\nAdded 7 documents", r"a\x0aAdded 7 documents"),
    ("a\r\tb\bc\x7f", r"a\x0d\x09b\x08c\x7f"),
    ("a\x9b31mb\x85", r"a\x9b31mb\x85"),
    ("a\u202egpj.exe\u202c", r"a\u202egpj.exe\u202c"),
    ("a\u2066b\u2069\u200f\u061c", r"a\u2066b\u2069\u200f\u061c"),
    ("a\u2028b\u2029", r"a\u2028b\u2029"),
    ("a\ud800b", r"a\ud800b"),
    ("caf\udce9.txt", r"caf\xe9.txt"),
    ("a\u200bb\ufeff\u2060", r"a\u200bb\ufeff\u2060"),
    ("a\0b", r"a\x00b"),
    ("“Kalniņa” 👩‍👩‍👧 Київ 北京 مرحبا", "“Kalniņa” 👩‍👩‍👧 Київ 北京 مرحبا"),
]


@pytest.mark.parametrize("said, shown", SIGNS, ids=range(len(SIGNS)))
def test_a_sign_that_a_terminal_would_obey_is_shown(said: str, shown: str) -> None:
    assert visible(said) == shown


HOSTILE = "a\x1b[31m\u202e\x9b.xyz"
SHOWN = r"a\x1b[31m\u202e\x9b.xyz"
# Each command with a hostile word, and where its answer is to be looked for.
CALLS = [
    ("add", HOSTILE),
    ("add", "folder"),
    ("add", "nowhere" + HOSTILE),
    ("extract", "nowhere" + HOSTILE),
    ("open", "nowhere" + HOSTILE, "--port", "99999"),
    ("export", "made.sqlite", HOSTILE),
    ("export", HOSTILE + "2", "quotes"),
    ("export", "made.sqlite", "quotes", "--out", "no/" + HOSTILE),
    ("export", "made.sqlite", "documents", "--out", HOSTILE + ".csv"),
    ("remove", "made.sqlite", HOSTILE),
    ("remove", HOSTILE + "2", HOSTILE),
    ("decisions", "made.sqlite", "import", HOSTILE),
    ("decisions", "made.sqlite", "undo", HOSTILE),
    ("decisions", "export", HOSTILE),
    ("score", HOSTILE, HOSTILE),
    ("fly" + HOSTILE,),
    ("add", "--published", HOSTILE, "folder"),
    ("add", "folder", "--no-such" + HOSTILE),
]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names of files")
@pytest.mark.parametrize("words", CALLS, ids=range(len(CALLS)))
def test_no_answer_has_a_command_for_the_terminal(
    words: tuple[str, ...], run_cli: Run, tmp_path: Path
) -> None:
    from dashboard.store.collection import Collection

    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / HOSTILE).touch()
    (tmp_path / HOSTILE).write_bytes(b"\xff\x1b[31m")
    Collection.create(tmp_path / "made.sqlite").close()
    answer = run_cli(*words)
    # What `extract` puts out are rows for other programs.
    said = answer.err + ("" if words[0] == "extract" else answer.out)
    assert answer.err or answer.out
    assert [sign for sign in "\x1b\x9b\u202e" if sign in said] == []


def on_terminal(*words: str, folder: Path) -> bytes:
    """Run a command whose output is a terminal, and return what that terminal got."""
    import pty

    above, below = pty.openpty()
    home = str(Path(dashboard.__file__).parents[1])
    run = subprocess.Popen(
        [sys.executable, "-m", "dashboard", *words],
        cwd=folder, env=os.environ | {"PYTHONPATH": home},
        stdin=subprocess.DEVNULL, stdout=below, stderr=below,
    )  # fmt: skip
    os.close(below)
    got = b""
    while True:
        try:
            piece = os.read(above, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        got += piece
    os.close(above)
    assert run.wait(60) == 0
    return got


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_rows_on_a_terminal_are_shown_and_in_a_pipe_as_they_are(run_cli: Run, tmp_path: Path) -> None:
    from dashboard.store.collection import Collection
    from tests.store.made import article

    with Collection.create(tmp_path / "made.sqlite") as made:
        made.add(*article("odd", "Nothing in Riga.", title="T\x1b[31m\u202e\x9bT"))
    piped = run_cli("export", "made.sqlite", "documents").bytes
    assert "T\x1b[31m\u202e\x9bT".encode() in piped
    shown = on_terminal("export", "made.sqlite", "documents", folder=tmp_path)
    assert rb"T\x1b[31m\u202e\x9bT" in shown
    assert b"\x1b" not in shown and "\u202e".encode() not in shown and "\x9b".encode() not in shown
    lines = on_terminal("export", "made.sqlite", "documents", "--format", "jsonl", folder=tmp_path)
    assert b"\x1b" not in lines and "\x9b".encode() not in lines


def test_output_may_not_go_into_the_collection(run_cli: Run, tmp_path: Path) -> None:
    from dashboard.store.collection import Collection

    Collection.create(tmp_path / "made.sqlite").close()
    before = (tmp_path / "made.sqlite").read_bytes()
    home = str(Path(dashboard.__file__).parents[1])
    with (tmp_path / "made.sqlite").open("ab") as into:
        words = [sys.executable, "-m", "dashboard", "export", "made.sqlite", "quotes"]
        done = subprocess.run(
            words, cwd=tmp_path, env=os.environ | {"PYTHONPATH": home}, stdout=into, stderr=subprocess.PIPE
        )
    assert b"which is read" in done.stderr
    assert (tmp_path / "made.sqlite").read_bytes() == before


def test_a_lists_lines_are_written_for_other_programs(run_cli: Run, tmp_path: Path) -> None:
    text = {"id": "a", "text": "caf\x9b “Rain,” said Ilze Kalnina."}
    answer = run_cli("extract", given=(json.dumps(text) + "\n").encode())
    assert json.loads(answer.out)["id"] == "a"
