"""Which page of a long list is shown: its number is in the address, with a mark of the list if it has one."""

import hashlib

from dashboard.filters import Filters
from dashboard.ui import address


def pages(rows: int, at_once: int) -> int:
    """Return how many pages so many rows have.

    >>> pages(0, 25), pages(25, 25), pages(26, 25)
    (1, 1, 2)
    """
    return max(-(-rows // at_once), 1)


def asked(word: str, count: int, *, mark: str = "") -> int | None:
    """Return the page that the address asks for with a word, one of `count`, or None.

    With another mark it is a page of another list.
    """
    number, _, of = address.given(word).partition(".")
    is_number = number.isascii() and number.isdigit() and len(number) < 8
    return min(max(int(number), 1), count) if is_number and of == mark else None


def mark(filters: Filters) -> str:
    """Return a few signs that tell the list under some filters from another."""
    return hashlib.sha256(repr(filters.to_query()).encode()).hexdigest()[:6]
