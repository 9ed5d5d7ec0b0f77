"""Everything a command prints, without anything that a terminal would obey (control characters)."""

import codecs
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, cast

from dashboard import whole_file
from dashboard.errors import UsageError, WriteError

# Terminal commands, line ends, invisible characters and those that reverse the text, half characters.
COMMAND = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff]"
)


def visible(text: str, *, kept: str = "") -> str:
    r"""Return a text with what a terminal would obey, and bytes of names that aren't UTF-8, written out.

    >>> print(visible("\x1b[2J a\udce9b \u202e"))
    \x1b[2J a\xe9b \u202e
    """
    return COMMAND.sub(lambda match: match[0] if match[0] in kept else _written(ord(match[0])), text)


def _written(code: int) -> str:
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def say(text: str) -> None:
    """Print one line."""
    print(visible(text), flush=True)


def complain(text: str) -> None:
    """Print an error line for the person at the command line, separate from the output."""
    print(f"dateline: {visible(text)}", file=sys.stderr)


def note(text: str) -> None:
    """Print one line, separate from the output."""
    print(visible(text), file=sys.stderr)


def output(inputs: Iterable[Path] = ()) -> BinaryIO:
    """Return standard output for rows: the raw bytes, or on a terminal a form that can be shown."""
    if sys.stdout is None:
        raise WriteError("Standard output is closed. Name a file, or open it again.")
    whole_file.check_output(inputs)
    return cast(BinaryIO, _Screen()) if sys.stdout.isatty() else sys.stdout.buffer


def refuse_screen(form: str) -> None:
    """Raise a UsageError if bytes that are no text would go to a terminal."""
    if sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"{form} can't be shown on a terminal. Name a file: --out FILE.")


class _Screen:
    """Standard output on a terminal."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, content: bytes) -> int:
        text = self._decoder.decode(content).removeprefix("\ufeff").replace("\r\n", "\n")
        sys.stdout.write(visible(text, kept="\n\t"))
        return len(content)

    def writelines(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        sys.stdout.flush()


def input_bytes() -> BinaryIO:
    """Return standard input."""
    if sys.stdin is None:
        raise WriteError("Standard input is closed. Name a file.")
    return sys.stdin.buffer
