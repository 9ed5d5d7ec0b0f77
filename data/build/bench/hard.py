"""The hardest input there is room for: pages of 50 MB in the sandbox, a text of a million characters here."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


def rows() -> list[list[str]]:
    """Return for each case what it is, its seconds, and the most memory that its process took."""
    cases = [*PAGES, "a text"]
    return [[_name(case), *_measured(case)] for case in cases]


def _name(case: str) -> str:
    page = f"a page of {guards.MOST_BYTES / 1e6:.0f} MB: {case}"
    return page if case in PAGES else f"{case} of {LONG:,} characters"


def _measured(case: str) -> list[str]:
    # Each in a process of its own: a process keeps in mind only the most memory it ever took.
    words = [sys.executable, __file__, case]
    found = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    return [f"{found['seconds']:,.0f}", f"{found['memory']:,.0f}", found["what"]]


def _measure(case: str) -> dict[str, float | str]:
    begun = time.monotonic()
    if case in PAGES:
        what, whose = _page(PAGES[case]), resource.RUSAGE_CHILDREN
    else:
        what, whose = _text(), resource.RUSAGE_SELF
    seconds = time.monotonic() - begun
    sandbox.close()
    return {"seconds": seconds, "memory": resource.getrusage(whose).ru_maxrss / 1024, "what": what}


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
