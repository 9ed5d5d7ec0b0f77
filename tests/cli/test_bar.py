"""A long text on a real terminal: the bar says how much of it is read, and Ctrl-C ends it at once."""

import os
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from dashboard.batch import HANDFUL
from dashboard.cli import bar
from dashboard.records import Document
from dashboard.store.collection import Collection
from tests.extract.hostile_texts import TEXTS
from tests.tiers import first

HOME = Path(__file__).parents[2]
SHARE = b"b-long.txt: "
WAIT = 300.0  # seconds: for the machine that does eight other things


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("short", first(1, [HANDFUL, 0]), ids=["with workers", "in one process"])
def test_a_long_text_says_how_far_it_is_and_stops_at_once(tmp_path: Path, short: int) -> None:
    folder, collection = tmp_path / "news", tmp_path / "news.sqlite"
    folder.mkdir()
    (folder / "a.txt").write_text("Ana Ruiz said no in Riga.", encoding="utf-8")
    (folder / "b-long.txt").write_text(TEXTS["ordinary"](400_000), encoding="utf-8")
    for number in range(short):
        (folder / f"c{number}.txt").write_text(f"Ana Ruiz said {number} in Riga.", encoding="utf-8")
    said, seconds, status = run_until(SHARE, [str(folder), "--collection", str(collection)])
    assert SHARE in said
    assert b"what was added stays" in said
    assert status == 130
    assert seconds < 30  # a moment, on a machine that does nothing else
    with Collection.open(collection) as opened:
        assert opened.rows("SELECT key FROM documents") == [("a.txt",)]


def run_until(words: bytes, options: list[str]) -> tuple[bytes, float, int]:
    """Add on a terminal until some words stand there, then press Ctrl-C; return what was said by the end."""
    import fcntl
    import pty
    import struct
    import termios

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(HOME)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a shell's background takes away
        os.execve(
            sys.executable,
            [sys.executable, "-m", "dashboard", "add", *options],
            os.environ | {"DATELINE_PROCESSES": "2"},
        )
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 120, 0, 0))
    said, pressed, began = b"", 0.0, time.monotonic()
    while True:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                said += os.read(terminal, 65536)
            except OSError:
                break  # on Linux the end of a terminal is an error
        if not pressed and (words in said or time.monotonic() - began > WAIT):
            pressed = time.monotonic()
            os.write(terminal, b"\x03")
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return said, time.monotonic() - pressed, os.waitstatus_to_exitcode(status)


class Shown:
    """A bar that keeps what it is told to show."""

    mininterval, disable = 0.0, False

    def __init__(self) -> None:
        self.said: list[str] = []

    def set_postfix_str(self, text: str) -> None:
        self.said.append(text)


def test_only_a_long_text_is_shown_in_part_and_its_name_is_harmless() -> None:
    shown = Shown()
    note = bar.part(shown)
    note(Document("short", "a", path="news/short.txt"), 0.5)
    note(Document("long", "a" * bar.LONG, path="news/lo\x1bng.txt"), 0.5)
    assert shown.said == ["lo\\x1bng.txt: 50%"]


def test_a_bar_that_is_not_shown_takes_a_long_text() -> None:
    with bar.documents(shown=False) as hidden:
        bar.part(hidden)(Document("long", "a" * bar.LONG), 0.5)
