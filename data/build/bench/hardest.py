"""The hardest input there is room for: pages of 50 MB in the sandbox, a text of a million characters here."""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

from form import Curve, Figure

from dashboard.readers import sandbox
from dashboard.records import Document, Problem
from dashboard.text import guards

# What is repeated to fill a page.
PAGES = {
    "paragraphs": "<p>The dam holds.</p>\n",
    "spans": "<span>a</span>",
    "unclosed elements": "<div>",
    "attributes": '<p data-a="b" data-c="d">x</p>',
    "text": "The dam holds, she said on Monday. ",
    "entities": "&amp;",
    "open tags": "<",
    "open comments": "<!-- ",
}
ARTICLE = "“The dam holds,” Mayor Ana Ruiz said in Riga on Monday. It rained for two days before that.\n\n"
LONG = 1_000_000  # characters
YARDSTICK = "python"
CURVES: tuple[Curve, ...] = ()


class Found(TypedDict):
    """What came of one case."""

    seconds: float
    memory: float
    what: str


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield for each case its processor time, the most memory that its process took, and what came of it."""
    for case in (*PAGES, "a text"):
        found, name = _measured(case), _name(case)
        yield Figure("hardest", name, "processor time", found["seconds"], "s")
        yield Figure("hardest", name, "most memory", found["memory"], "MB")
        yield Figure("hardest", name, "what came of it", found["what"])


def _name(case: str) -> str:
    page = f"a page of {guards.MOST_BYTES / 1e6:.0f} MB: {case}"
    return page if case in PAGES else f"{case} of {LONG:,} characters"


def _measured(case: str) -> Found:
    # Each in a process of its own: a process keeps in mind only the most memory it ever took.
    words = [sys.executable, __file__, case]
    found: Found = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    return found


def _measure(case: str) -> Found:
    if case in PAGES:
        what, whose = _page(PAGES[case]), resource.RUSAGE_CHILDREN
    else:
        what, whose = _text(), resource.RUSAGE_SELF
    sandbox.close()
    used = resource.getrusage(whose)
    return {"seconds": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024, "what": what}


def _page(unit: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        head = "<html><body>"
        path.write_text(head + unit * ((guards.MOST_BYTES - len(head)) // len(unit)), encoding="utf-8")
        found = [one for _, one in sandbox.items(path, "page.html", mapping={})]
    texts = [len(one.text) for one in found if isinstance(one, Document)]
    problems = [one.what for one in found if isinstance(one, Problem)]
    return f"{sum(texts):,} characters" if texts else f"problem: {problems[0]}"


def _text() -> str:
    from dashboard.preprocess import extract_document

    found = extract_document(Document("long", ARTICLE * (LONG // len(ARTICLE))))
    return f"{len(found.quotes):,} quotes"


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1])))
