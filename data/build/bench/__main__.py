"""Measure Dateline: `make bench`, a few parts of it by `make bench PARTS="storing million"`.

Writes data/benchmarks.json, the tables of the documents and the curves from it; a part that isn't run keeps
its figures. `--compare` (`make bench-compare`) tells which ratios became worse.
"""

import argparse
import importlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import cast

# One core: set before anything loads that starts threads.
os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

import compare
import curves
import form
import record
import tables
import yardstick

FOLDER = tables.ROOT / "build-cache" / "bench"


def main() -> int:
    given = _words().parse_args()
    if given.measure:
        print(record.written({given.measure: _measure(given.measure, given.sizes)}))
        return 0
    if given.compare:
        return compare.main(given.compare[0])
    known = record.read(record.PATH.read_text(encoding="utf-8")) if record.PATH.exists() else {}
    failed = []
    for name in given.parts:
        found = _run(name, given.sizes)
        if found is None:
            failed.append(name)
        else:
            known[name] = record.merged(known.get(name), found)
            write(known)
    write(known)
    if failed:
        print(f"Not measured, their old figures stay: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def _words() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="bench", description=__doc__)
    made.add_argument("--parts", nargs="*", choices=form.PARTS, default=form.PARTS)
    made.add_argument("--sizes", nargs="*", type=int, default=form.SIZES, help="numbers of quotes")
    made.add_argument("--compare", nargs=1, metavar="OLD", help="a file, or a commit of git")
    made.add_argument("--measure", choices=form.PARTS, help=argparse.SUPPRESS)
    return made


def _run(name: str, sizes: Sequence[int]) -> record.Measured | None:
    """Return what one part measures in a process of its own, None if that fails."""
    print(f"measuring {name} ...", file=sys.stderr, flush=True)
    words = [sys.executable, str(Path(__file__).parent), "--measure", name, "--sizes", *map(str, sizes)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True)
    return None if done.returncode else record.read(done.stdout)[name]


def _measure(name: str, sizes: Sequence[int]) -> record.Measured:
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[os.getpid() % len(cores)]})
    FOLDER.mkdir(parents=True, exist_ok=True)
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a part prints must not come between the figures
    part = cast(form.Part, importlib.import_module(name))
    begun, before = time.monotonic(), yardstick.seconds(part.YARDSTICK)
    figures = list(part.measure(FOLDER, sizes))
    seconds = (before + yardstick.seconds(part.YARDSTICK)) / 2
    os.dup2(answers.fileno(), 1)
    took = time.monotonic() - begun
    return record.measured(figures, part.CURVES, name=part.YARDSTICK, seconds=seconds, took=took)


def write(known: dict[str, record.Measured]) -> None:
    """Write the record, and from it the tables and the curves."""
    parts = {name: known[name] for name in form.PARTS if name in known}
    record.PATH.write_text(record.written(parts), encoding="utf-8")
    for path in tables.DOCUMENTS:
        text = tables.rendered(path.read_text(encoding="utf-8"), parts)
        path.write_text(text, encoding="utf-8")
    curves.FOLDER.mkdir(exist_ok=True)
    for name, drawing in curves.drawn(parts).items():
        (curves.FOLDER / f"{name}.svg").write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
