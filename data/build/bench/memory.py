"""How much memory a worker has of its own, and whether a process grows with the documents it reads.

Private memory is what no other process shares; only Linux tells it (/proc/self/smaps_rollup). Workers as
`batch` forks them after loading are measured beside a process that loads for itself.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from form import Curve, Figure

YARDSTICK = "python"
CURVES = (
    Curve("memory", "growth", "A process that reads one document after another", "documents", "MB", "column"),
)
EXTRACTED, READ = 8_000, 100_000  # documents: extracted ones, and ones read from a file
MARKS = 8
PRIVATE = """
import json, os, sys
def private(pid="self"):
    rows = open(f"/proc/{pid}/smaps_rollup").read().splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Private")) / 1024
from dashboard.records import Document
text = "“We stay {0} days,” Mayor Ilze Kal{0} said in Bern{0}."
"""
WORKER = f"""{PRIVATE}
from dashboard import batch
from dashboard.preprocess import extract_document
def children(pid):
    found = []
    for one in os.listdir(f"/proc/{{pid}}/task"):
        try:
            found += map(int, open(f"/proc/{{pid}}/task/{{one}}/children").read().split())
        except OSError:  # this thread has ended since
            pass
    return found
parent = worker = 0.0
documents = (Document(str(number), text.format(number)) for number in range(500))
for number, _ in enumerate(batch.run(extract_document, documents, workers=2)):
    if number == 400:
        (loaded,) = children(os.getpid())
        parent, worker = private(loaded), max(map(private, children(loaded)))
extract_document(Document("0", text.format(0)))
print(json.dumps([private(), parent, worker]))
"""
EXTRACTING = f"""{PRIVATE}
from dashboard.preprocess import extract_document
number, marks, most = 0, [], int(sys.argv[1])
for number in range(1, most + 1):
    extract_document(Document(str(number), text.format(number)))
    if number % (most // {MARKS}) == 0:
        marks.append([number, private()])
print(json.dumps(marks))
"""
READING = f"""{PRIVATE}
from pathlib import Path
from dashboard import readers
from dashboard.readers import sandbox
most, path = int(sys.argv[1]), Path(sys.argv[2])
with path.open("w", encoding="utf-8") as lines:
    for number in range(most):
        lines.write(json.dumps({{"id": str(number), "text": text.format(number)}}) + chr(10))
marks = []
for number, one in enumerate(readers.read(path), start=1):
    assert isinstance(one, Document), one
    if number % (most // {MARKS}) == 0:
        child = max((private(each._process.pid) for each in sandbox._running), default=0.0)
        marks.append([number, private(), child])
print(json.dumps(marks))
"""


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield a worker's private memory, and that of a process after ever more documents."""
    if not sys.platform.startswith("linux"):
        return
    own, parent, forked = _answer(WORKER)
    yield Figure("worker", "a process that loads for itself", "private memory", own, "MB")
    yield Figure("worker", "the parent of two workers, which loads for them", "private memory", parent, "MB")
    yield Figure("worker", "a worker forked from it, 200 documents later", "private memory", forked, "MB")
    for number, extracting in _answer(EXTRACTING, str(EXTRACTED)):
        yield Figure("growth", f"{number:,}", "extracting", extracting, "MB", at=number)
    made = folder / "short.jsonl"
    for number, asking, reading in _answer(READING, str(READ), str(made)):
        yield Figure("growth", f"{number:,}", "reading a file", asking, "MB", at=number)
        yield Figure("growth", f"{number:,}", "its reader", reading, "MB", at=number)
    made.unlink()


def _answer(code: str, *words: str) -> Any:
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
