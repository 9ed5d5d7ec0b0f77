"""Writes data/coverage.tsv from what `coverage json` gives: lines and branches run, by room and by file."""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from tests.test_layout import REPOSITORY

TABLE = REPOSITORY / "data" / "coverage.tsv"
Counts = dict[str, int]


def main(given: Path) -> None:
    """Write the whole, each room, and each file of which less than nine lines in ten are run."""
    files: dict[str, Any] = json.loads(given.read_text(encoding="utf-8"))["files"]
    rooms: dict[str, list[Counts]] = defaultdict(list)
    for path, file in files.items():
        rooms[room(path)].append(file["summary"])
    lines = [
        "# Lines and branches that the tests run, browser tests left out (`make coverage`), in percent.",
        "what\tlines\tof\tbranches\tof",
        row("all", [file["summary"] for file in files.values()]),
    ]
    lines += [row(name, rooms[name]) for name in sorted(rooms)]
    poor = {path: file["summary"] for path, file in files.items() if share(file["summary"], "lines") < 0.9}
    lines += [row(path, [poor[path]]) for path in sorted(poor)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[2:]))


def room(path: str) -> str:
    """Return the room of a file: dashboard/store/questions/quotes.py is in dashboard/store/questions."""
    return Path(path).parent.as_posix() if "/" in path else path


NAMES = {"lines": ("covered_lines", "num_statements"), "branches": ("covered_branches", "num_branches")}


def share(summary: Counts, what: str) -> float:
    run, every = (summary[name] for name in NAMES[what])
    return run / every if every else 1.0


def row(name: str, summaries: list[Counts]) -> str:
    cells = [name]
    for run, every in NAMES.values():
        total = sum(one[every] for one in summaries)
        done = sum(one[run] for one in summaries)
        cells += [f"{100 * done / total:.1f}" if total else "-", str(total)]
    return "\t".join(cells)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
