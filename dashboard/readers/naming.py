"""Safe and unique names for the entries of an archive and the records of a file."""

import hashlib
from pathlib import PurePosixPath

from dashboard.text import guards

LONGEST_NAME = 300


def shown(name: str) -> str:
    """Return a file's name as text that can't lead out of a folder: no "..", root or control characters.

    >>> shown("..\\\\../etc/./talks.txt")
    'etc/talks.txt'
    """
    plain = "".join(character if character.isprintable() else "\ufffd" for character in guards.clean(name))
    parts = [part for part in plain.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    joined = "/".join(parts) or "unnamed"
    if len(joined) <= LONGEST_NAME:
        return joined
    digest = hashlib.sha256(joined.encode()).hexdigest()[:12]
    suffix = PurePosixPath(joined[-40:]).suffix
    return f"{joined[: LONGEST_NAME - len(suffix) - 13]}…{digest}{suffix}"


def unique(wanted: str, taken: dict[str, int], *, ending: str = "") -> str:
    """Return the name, with ~2, ~3 … before its ending if it is taken, and take it.

    >>> taken: dict[str, int] = {}
    >>> unique("a", taken), unique("a", taken), unique("a~2", taken), unique("a", taken)
    ('a', 'a~2', 'a~2~2', 'a~3')
    """
    # The last number given is stored: a million records with one id must not try 2, 3, 4 … each.
    found, number = wanted + ending, taken.get(wanted + ending, 0)
    while found in taken:
        number += 1
        found = f"{wanted}~{number}{ending}"
    taken[wanted + ending] = max(number, 1)
    taken.setdefault(found, 1)
    return found
