"""What it takes to take quotes along: seconds and memory of exports that stream, of whatever size.

Memory is the most that the process held of its own (RssAnon), asked for after each block of rows, above what
it held once it had written an export of no rows. The collection's file is mapped into memory besides; those
pages are the system's, which takes them back when it needs them. Only Linux tells the two apart.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import million
from form import Curve, Figure

YARDSTICK = "sqlite"
CURVES: tuple[Curve, ...] = ()
FORMS = ("csv", "jsonl", "parquet")
EXPORT = """
import json, sys, time
from pathlib import Path
from dashboard import export, exporting
from dashboard.filters import Filters
from dashboard.store.collection import Collection

def own():
    rows = Path("/proc/self/status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("RssAnon")) / 1e3

form, source, target = sys.argv[1:]
with Collection.open(source) as collection, open(target, "wb") as stream:
    exporting.write(collection, "quotes", Filters(text="nowhere"), stream, form=export.EXPORTS[form])
    stream.seek(0)
    before, begun, held = own(), time.process_time(), []
    rows = exporting.write(
        collection, "quotes", Filters(), stream, form=export.EXPORTS[form], note=lambda _: held.append(own())
    )
    print(json.dumps([rows, time.process_time() - begun, max(held) - before, stream.tell() / 1e6]))
"""


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield seconds, quotes a second, megabytes of memory and of the file, for each form and size."""
    if not sys.platform.startswith("linux"):
        return
    for size in sizes:
        source = million.made(folder, size)
        for form in FORMS:
            target = folder / f"taken.{form}"
            words = [sys.executable, "-c", EXPORT, form, str(source), str(target)]
            rows, seconds, memory, written = json.loads(
                subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout
            )
            target.unlink()
            row = f"{rows:,} quotes as {form}"
            yield Figure("taking", row, "time", seconds, "s", at=size)
            yield Figure("taking", row, "quotes", rows / seconds, "a second", at=size)
            yield Figure("taking", row, "memory", memory, "MB", at=size)
            yield Figure("taking", row, "file", written, "MB", at=size)
