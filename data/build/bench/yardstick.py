"""Plain work that any machine can do, to compare our figures with: a ratio travels, seconds don't."""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np

ROUNDS = 3  # the shortest of so many counts
# Private memory of a Python that does nothing, told by itself. Elsewhere than on Linux a usual figure.
BARE = (
    "import sys; on_linux = sys.platform == 'linux';"
    "lines = open('/proc/self/smaps_rollup').read().splitlines() if on_linux else ();"
    "print(sum(int(line.split()[1]) for line in lines if line.startswith('Private')) / 1024 or 6.0)"
)


def python() -> None:
    """Count words, write and read JSON: interpreted work and small objects."""
    counts: dict[str, int] = {}
    for number in range(60_000):
        word = f"w{number * 7919 % 5003}"
        counts[word] = counts.get(word, 0) + 1
    for _ in range(20):
        json.loads(json.dumps(counts))


def matrix() -> None:
    """Multiply matrices of the network's size on one core."""
    left, right = np.ones((512, 384), np.float32), np.ones((384, 1536), np.float32)
    for _ in range(40):
        left @ right


def sqlite() -> None:
    """Write 20,000 rows with an index into SQLite in memory, and count them by group."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, word TEXT, number INTEGER)")
        connection.execute("CREATE INDEX plain_word ON plain (word)")
        rows = ((f"w{number * 7919 % 5003}", number) for number in range(20_000))
        connection.executemany("INSERT INTO plain (word, number) VALUES (?, ?)", rows)
        connection.execute("SELECT word, count(*), max(number) FROM plain GROUP BY word").fetchall()
    connection.close()


YARDSTICKS: dict[str, Callable[[], None]] = {"python": python, "matrix": matrix, "sqlite": sqlite}


def seconds(name: str) -> float:
    """Return the processor time of a yardstick's work, the shortest of a few runs."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        YARDSTICKS[name]()
        times.append(time.process_time() - begun)
    return min(times)


def says(name: str) -> str:
    """Return what a yardstick does, in its own words."""
    return (YARDSTICKS[name].__doc__ or "").strip().rstrip(".")


def megabytes() -> float:
    """Return the private memory of a Python that does nothing, in MB."""
    done = subprocess.run([sys.executable, "-c", BARE], capture_output=True, text=True, check=True)
    return float(done.stdout)
