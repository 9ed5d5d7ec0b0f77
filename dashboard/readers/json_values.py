"""JSON out of a file of any size, value by value (incremental parsing): only one is held in memory."""

import json
import re
from collections.abc import Callable
from typing import Any, TextIO

from dashboard.readers import heartbeat
from dashboard.text import guards

PIECE = 1 << 20  # characters that are read at once
SPACE = " \t\r\n\ufeff\x1e\0"  # with the mark of RFC 7464 before each text, and what a copy pads files with
NEAR = 16  # characters: where a value breaks off this close to the end of what was read, the rest is missing
# }, {" · where another object may begin behind a broken one
ANOTHER = re.compile(r"[},]\s*(?=\{\s*\")")
LONGEST_GAP = 1 << 10  # characters that such a place may have


class BrokenError(Exception):
    """What is there is not JSON; the message says why."""


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object's fields; one that stands there again with another value is called "text (2)".

    >>> once([("text", "Rain."), ("text", "Snow."), ("page", 1), ("page", 1)])
    {'text': 'Rain.', 'text (2)': 'Snow.', 'page': 1}
    """
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for name, value in pairs:
        number, again = 1, name
        while again in found and found[again] != value:
            number += 1
            again = f"{name} ({number})"
        found[again] = value
    return found


# Control characters may be in strings: exports write line ends as they are.
DECODER = json.JSONDecoder(strict=False, object_pairs_hook=once)


class Values:
    """The values of a file from its beginning on; `is_cut` says whether the file ends inside one."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._read = ""
        self._at = 0
        self._is_ended = False
        self.is_cut = False

    def peek(self) -> str:
        """Return the next character that isn't space, "" at the end of the file."""
        while True:
            while self._at < len(self._read):
                if (character := self._read[self._at]) not in SPACE:
                    return character
                self._at += 1
            if not self._more(PIECE):
                return ""

    def take(self, wanted: str) -> None:
        """Skip the next character; raise BrokenError if it isn't the one wanted."""
        found = self.peek()
        if found != wanted:
            self.is_cut = not found
            raise BrokenError(f"a {wanted!r} is missing" + (f" before {found!r}" if found else ""))
        self._at += 1

    def value(self) -> Any:
        """Return the next value, whole; raise BrokenError if it is not JSON or has more than 50 MB."""
        is_whole, found = self.whole(guards.MOST_BYTES)
        if not is_whole:
            raise BrokenError(f"a value has more than {guards.MOST_BYTES / 1e6:.0f} MB")
        return found

    def whole(self, most: int) -> tuple[bool, Any]:
        """Return whether the next value has at most so many characters, and the value itself."""
        self.peek()
        piece = PIECE
        while True:
            try:
                found, end = DECODER.raw_decode(self._read, self._at)
            except json.JSONDecodeError as error:
                is_broken = not error.msg.startswith("Unterminated") and error.pos < len(self._read) - NEAR
                if self._is_ended or is_broken:
                    self.is_cut = not is_broken
                    raise BrokenError(error.msg) from error
            except (ValueError, RecursionError) as error:
                self.is_cut = False
                raise BrokenError("it is nested too deeply or its numbers are too long") from error
            else:
                # A number that ends where the piece does may go on.
                if end < len(self._read) or self._is_ended:
                    self._at = end
                    return True, found
            if len(self._read) - self._at > most:
                return False, None
            self._more(piece)
            piece *= 2

    def next_after(self, is_one: Callable[[Any], bool]) -> Any:
        """Skip a broken value, and return the next object of which `is_one` holds; None if there is none."""
        while True:
            while place := ANOTHER.search(self._read, self._at):
                self._at = place.end()
                before = self._read
                try:
                    is_whole, found = self.whole(guards.MOST_BYTES)
                except BrokenError:
                    continue
                if is_whole and is_one(found):
                    return found
                self._at = place.end() if self._read is before else 0
            self._at = max(self._at, len(self._read) - LONGEST_GAP)
            if not self._more(PIECE):
                return None

    def _more(self, size: int) -> bool:
        heartbeat.tell()
        piece = self._file.read(size)
        self._is_ended = not piece
        self._read = self._read[self._at :] + piece
        self._at = 0
        return bool(piece)
