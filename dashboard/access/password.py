"""The password of a dashboard that others can reach: reading it from a file, comparing it, limiting tries."""

import hashlib
import hmac
import os
import stat
import time
import unicodedata
from collections import deque
from collections.abc import Callable
from pathlib import Path

from dashboard.errors import UsageError

SHORTEST, LONGEST = 12, 1_000
# Twelve letters easily withstand thirty tries a minute.
MINUTE = 60.0
WRONG_BY_ONE, WRONG_BY_ALL = 5, 30


def read(path: Path) -> str:
    """Return the password in a file; nobody but the owner may be able to read the file."""
    with path.open("rb") as stream:
        mode = os.fstat(stream.fileno()).st_mode
        content = stream.read(LONGEST * 4)
    # Windows has no such bits; there a file in the user's own folder can't be read by others.
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UsageError(
            f"Others on this machine can read {path} (mode {stat.S_IMODE(mode):o}). Run: chmod 600 {path}"
        )
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8. Write the password as plain text.") from error
    password = lines[0].strip() if lines else ""
    if len(lines) > 1 or len(password) > LONGEST:
        raise UsageError(f"{path} holds more than a password. Write nothing else into it, in one line.")
    if len(password) < SHORTEST:
        raise UsageError(
            f"The password in {path} has {len(password)} characters. Take {SHORTEST} or more, say four words."
        )
    return password


def is_right(given: str, password: str) -> bool:
    """Say whether two passwords are the same, in a time that reveals nothing about either."""
    return hmac.compare_digest(*(hashlib.sha256(plain(one).encode()).digest() for one in (given, password)))


def plain(password: str) -> str:
    """Return a password in one spelling: keyboards write ü as one or two characters."""
    return unicodedata.normalize("NFC", password).encode("utf-8", errors="replace").decode()


class Tries:
    """Wrong passwords in the last minute: if one address, or all together, make too many, they must wait."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.wrong: deque[tuple[float, str]] = deque(maxlen=WRONG_BY_ALL)

    def note(self, address: str) -> None:
        """Note a wrong password."""
        self.wrong.append((self.clock(), address))

    def wait(self, address: str) -> float:
        """Return how many seconds an address has to wait before its next try; 0 if it needn't."""
        since = self.clock() - MINUTE
        by_all = [(when, whose) for when, whose in self.wrong if when > since]
        by_one = [when for when, whose in by_all if whose == address]
        full = [times[-most] for times, most in (
            (by_one, WRONG_BY_ONE), ([when for when, _ in by_all], WRONG_BY_ALL)
        ) if len(times) >= most]  # fmt: skip
        return max((when - since for when in full), default=0.0)
