"""The terminal's progress bar for a command: in documents and, inside a long one, in per cent."""

import sys
import time
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from dashboard.cli import terminal
from dashboard.records import Document

LONG = 20_000  # characters; a shorter document is done before anybody wonders
NAME = 40  # characters of a name that are displayed


def documents(*, shown: bool = True) -> Any:
    """Return a bar that counts documents; in a log it prints a line every few seconds."""
    from tqdm import tqdm

    every = 0.2 if sys.stderr.isatty() else 10.0
    return tqdm(unit=" documents", mininterval=every, dynamic_ncols=True, disable=not shown)


def rows(*, shown: bool = True) -> Any:
    """Return a bar that counts rows as they are written, on a terminal only."""
    from tqdm import tqdm

    return tqdm(unit=" rows", mininterval=0.5, disable=not (shown and sys.stderr.isatty()), leave=False)


def count(bar: Any) -> Callable[[int], None]:
    """Return a function that notes on a bar how much is done."""
    return lambda done: bar.update(done - bar.n)


def follow(bar: Any) -> Callable[[int, int], None]:
    """Return a function that notes on a bar how many documents are done, and of how many."""

    def note(done: int, total: int) -> None:
        bar.total = total
        bar.set_postfix_str("", refresh=False)
        bar.update(done - bar.n)

    return note


def part(bar: Any) -> Callable[[Document, float], None]:
    """Return a function that notes on a bar how much of a long document is done."""
    said = time.monotonic()

    def note(document: Document, share: float) -> None:
        nonlocal said
        # A bar that is not shown has no interval either.
        if not bar.disable and len(document.text) >= LONG and time.monotonic() - said >= bar.mininterval:
            said = time.monotonic()
            name = terminal.visible(PurePath(document.path or document.id).name)
            bar.set_postfix_str(f"{name[-NAME:]}: {share:.0%}")

    return note
