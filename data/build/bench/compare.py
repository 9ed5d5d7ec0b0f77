"""Which figures became worse: the ratios of two records beside each other, `make bench-compare`."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import record
import tables
from form import Figure
from record import Measured

WORSE = 0.20  # share by which a ratio may be worse before it is told


def main(old: str) -> int:
    """Compare the record of today with an older one; return 1 if a ratio is worse by a fifth or more."""
    before, now = record.read(_text(old)), record.read(record.PATH.read_text(encoding="utf-8"))
    found = list(worse(before, now))
    for line in found:
        print(line)
    for line in alone(before, now):
        print(line, file=sys.stderr)
    print(f"{len(found)} of {len(_ratios(now))} ratios are worse by {WORSE:.0%} or more than in {old}.")
    return 1 if found else 0


def worse(before: dict[str, Measured], now: dict[str, Measured]) -> Iterator[str]:
    """Yield a line for each figure whose ratio is worse by a fifth or more, the worst first."""
    old, new = _ratios(before), _ratios(now)
    losses = {key: _loss(old[key], new[key]) for key in new if key in old}
    for key in sorted(losses, key=lambda one: -losses[one]):
        if losses[key] >= 1 + WORSE - 1e-9:
            was, became = tables.number(_ratio(old[key])), tables.number(_ratio(new[key]))
            name = " / ".join(filter(None, key[1:]))
            yield f"{name}: {was} → {became} of “{key[0]}”, {losses[key]:.2f} times as bad"


def alone(before: dict[str, Measured], now: dict[str, Measured]) -> Iterator[str]:
    """Yield a line for each part that can't be compared: only one record has it, or its yardstick changed."""
    for name in before.keys() | now.keys():
        if name not in before or name not in now:
            yield f"Only one of the records has {name}."
        elif before[name].yardstick["name"] != now[name].yardstick["name"]:
            yield f"{name} has another yardstick than before; its ratios can't be compared."


def _ratios(parts: dict[str, Measured]) -> dict[tuple[str, str, str, str], Figure]:
    return {
        (str(part.yardstick["name"]), one.table, one.row, one.column): one
        for part in parts.values()
        for one in part.figures
        if one.ratio
    }


def _ratio(figure: Figure) -> float:
    assert figure.ratio is not None
    return figure.ratio


def _loss(old: Figure, new: Figure) -> float:
    """Return how many times as bad a figure is as it was."""
    return _ratio(old) / _ratio(new) if new.is_better_large else _ratio(new) / _ratio(old)


def _text(old: str) -> str:
    """Return a record that is given as a file, or as a commit."""
    if Path(old).is_file():
        return Path(old).read_text(encoding="utf-8")
    words = ["git", "show", f"{old}:data/benchmarks.json"]
    done = subprocess.run(words, capture_output=True, text=True, cwd=tables.ROOT)
    if done.returncode:
        sys.exit(f"There is no record {old!r}: neither a file nor a commit with data/benchmarks.json.")
    return done.stdout
