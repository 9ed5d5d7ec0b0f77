"""Measure Dateline and write data/benchmarks.md: `make bench`, with fewer quotes `make bench SIZES=10000`."""

import os
import platform
import sys
from datetime import date
from pathlib import Path

# One core: set before anything loads that starts threads.
os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import hard
import made
import names
import screens
import stages
import storing

import dashboard

REPOSITORY = Path(__file__).resolve().parents[3]
TABLE = REPOSITORY / "data" / "benchmarks.md"
FOLDER = REPOSITORY / "build-cache" / "bench"
SIZES = (10_000, 100_000, 1_000_000)
MOST_STORED = 50_000


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    parts = [heading(), corridor(), hardest(), growing(), *(collection(size) for size in sizes)]
    text = "\n\n".join(parts)
    TABLE.write_text(text + "\n", encoding="utf-8")
    print(f"Written: {TABLE}")


def heading() -> str:
    return (
        "# How fast Dateline is\n\n"
        f"Written by `make bench` on {date.today()}: Dateline {dashboard.__version__}, Python "
        f"{platform.python_version()}, {processor()}, one core. Best of three runs for the corridor, "
        f"medians of five filters for questions and pages. Made collections hold invented words.{busy()}"
    )


def busy() -> str:
    """Say so when other programs took part of the machine: the figures are then upper bounds."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    others = f" Other programs were at work (load {load:.0f}): take the figures as upper bounds."
    return others if load > 1.5 else ""


def processor() -> str:
    """Return the processor's name, where the system tells it."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def corridor() -> str:
    say("the corridor")
    first, long = stages.first_document(), stages.long_article()
    rows = [
        [stage.name, f"{stage.documents / stage.seconds:,.0f}", f"{stage.words / stage.seconds:,.0f}"]
        for stage in stages.measure()
    ]
    return (
        f"## From files to rows\n\n{table(['stage', 'documents a second', 'words a second'], rows)}\n\n"
        f"From the command to the first document out: {first:.2f} s. An article of 600 words: {long:.3f} s. "
        f"Most memory: {stages.memory():,.0f} MB. {two_workers()}\n\n{names.line()}"
    )


def hardest() -> str:
    say("the hardest input")
    columns = ["what", "seconds", "memory, MB", "what came of it"]
    return f"## The hardest input\n\n{table(columns, hard.rows())}"


def growing() -> str:
    say("storing in a growing collection")
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / "growing.sqlite"
    for leftover in FOLDER.glob(f"{path.name}*"):
        leftover.unlink()
    rows = [[f"{size:,}", f"{ms:.2f}"] for size, ms in storing.growth(storing.measure(path, MOST_STORED))]
    return (
        "## Storing in a growing collection\n\n"
        f"Processor time a document with {storing.NAMES} names, a quarter new, {storing.TOGETHER} added "
        "together; surnames and last words of bodies as uneven as in the news (`build/bench/storing.py`).\n\n"
        f"{table(['documents', 'ms a document'], rows)}"
    )


def two_workers() -> str:
    """Return what a second worker on a second core brings."""
    if not hasattr(os, "sched_setaffinity") or (os.cpu_count() or 1) < 2:
        return ""
    own = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {0, 1})
    one, two = stages.workers(1), stages.workers(2)
    os.sched_setaffinity(0, own)
    return f"Two workers on two cores: {two:,.0f} words a second, {two / one:.2f} times one."


def collection(quotes: int) -> str:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{quotes}.sqlite"
    if not path.exists():
        say(f"making {quotes:,} quotes")
        made.collection(path, quotes)
    say(f"asking {quotes:,} quotes")
    asked = screens.questions(path)
    kinds = list(next(iter(asked.values())))
    questions = [[name, *(f"{times[kind]:,.1f}" for kind in kinds)] for name, times in asked.items()]
    say(f"pages of {quotes:,} quotes")
    runs = [[page, *(f"{ms:,.0f}" for ms in times)] for page, *times in screens.runs(path)]
    size = f"{quotes // made.QUOTES:,} documents, {path.stat().st_size / 1e6:,.0f} MB"
    return (
        f"## {quotes:,} quotes ({size})\n\n"
        f"{table(['question, ms', *kinds], questions)}\n\n"
        f"{table(['page run on the server, ms', 'opened first', 'a new person', 'the same again'], runs)}"
    )


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def say(what: str) -> None:
    print(f"measuring {what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
