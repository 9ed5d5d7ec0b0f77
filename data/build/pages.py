"""Measure web pages: text and days beside trafilatura's modes and htmldate, in one run.

    python data/build/pages.py readability-dev.tar.gz

The pages are the development half of those that Mozilla's Readability is tested with: a page, the HTML that
is expected from it, its metadata. `accuracy.py` calls this for its tables; alone it prints all, page by page
with `--pages`, and the time. `pages.tsv` says which are English news and on which day each was published.
"""

import argparse
import csv
import json
import re
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from dashboard import readers  # noqa: E402
from dashboard.records import Document  # noqa: E402

CORPUS = "readability-dev"
PEERS = Path(__file__).resolve().parents[1] / "peers.json"
JUDGED = Path(__file__).resolve().parent / "pages.tsv"
# A word; of Chinese and Japanese each character.
WORD = re.compile(r"[぀-ヿ一-鿿]|[^\W_]+(?:['’][^\W_]+)*")
BLOCKS = frozenset(
    "article blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li ol p pre section"
    " table td th tr ul".split()
)
NO_COMMENTS: dict[str, Any] = {"include_comments": False}
# As the tool comes, and in each way in which it can be set; comments are in no expected text.
MODES: dict[str, dict[str, Any]] = {
    "trafilatura, defaults": {},
    "trafilatura, no comments": NO_COMMENTS,
    "trafilatura, precision": {"favor_precision": True, **NO_COMMENTS},
    "trafilatura, recall": {"favor_recall": True, **NO_COMMENTS},
    "trafilatura, fast": {"fast": True, **NO_COMMENTS},
}
DATES: dict[str, dict[str, Any]] = {
    "htmldate": {"original_date": True, "max_date": "2200-01-01"},
    "htmldate, not extensive": {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"},
}
Shares = tuple[float, float, float]  # precision, recall, F1


@dataclass(frozen=True)
class Page:
    """A page with the words expected from it, and what `pages.tsv` says of it."""

    name: str
    html: bytes
    words: Counter[str]
    is_news: bool
    day: str


@dataclass(frozen=True)
class Found:
    """What one tool read: the shares of each page's words, the days, and the seconds it took."""

    texts: dict[str, Shares]
    days: dict[str, str]
    seconds: float


def main() -> None:
    """Print the figures of all tools."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", action="store_true", help="each page's F1")
    options = parser.parse_args()
    pages = read(options.corpus)
    found = measure(pages)
    for name, one in found.items():
        for measure_name, row in figures(pages, one).items():
            sides = f"P {row['p']:.4f}  R {row['r']:.4f}  F1 {row['f1']:.4f}"
            print(f"{name:26} {measure_name:28} {sides} ({row['gold']}){tally(pages, one, measure_name)}")
        if one.texts:
            print(f"{name:26} {1000 * one.seconds / len(pages):.1f} ms a page")
    if options.pages:
        tools = [name for name, one in found.items() if one.texts]
        print("page", *tools, sep="\t")
        for page in pages:
            print(page.name, *(f"{found[tool].texts[page.name][2]:.3f}" for tool in tools), sep="\t")


def beside_others(corpora: Path) -> dict[str, dict[str, float]]:
    """Return our figures, and write those of the same run for the other tools into peers.json.

    The archive lies in the folder of the corpora, or in `files` beside it.
    """
    places = (corpora / f"{CORPUS}.tar.gz", corpora.parent / "files" / f"{CORPUS}.tar.gz")
    pages = read(next(path for path in places if path.is_file()))
    found = measure(pages)
    ours = figures(pages, found.pop("Dateline"))
    peers = json.loads(PEERS.read_text(encoding="utf-8"))
    others = {name: figures(pages, one) for name, one in found.items()}
    for board in peers["boards"]:
        for row in board["rows"]:
            corpus, name = row["ours"]
            if corpus == CORPUS:
                row["peers"] = {
                    tool: round(100 * rows[name]["f1"], 1) for tool, rows in others.items() if name in rows
                }
    PEERS.write_text(json.dumps(peers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return ours


def read(corpus: Path) -> list[Page]:
    """Return the pages of an archive, in the order of pages.tsv; raise KeyError if one is missing."""
    files: dict[tuple[str, str], bytes] = {}
    with tarfile.open(corpus) as archive:
        for member in archive:
            if member.isfile() and (content := archive.extractfile(member)) is not None:
                path = PurePosixPath(member.name)
                files[path.parent.name, path.name] = content.read()
    return [
        Page(
            name=row["page"],
            html=files[row["page"], "source.html"],
            words=words(expected_text(files[row["page"], "expected.html"])),
            is_news=row["news"] == "yes",
            day=row["day"],
        )
        for row in judged()
    ]


def judged() -> list[dict[str, str]]:
    """Return the rows of pages.tsv."""
    lines = [line for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def expected_text(page: bytes) -> str:
    """Return the text of the expected HTML, its blocks apart."""
    from lxml import html

    pieces: list[str] = []
    tree = html.fromstring(page.decode("utf-8"), parser=html.HTMLParser(recover=True, no_network=True))
    for event, element in _walked(tree):
        if isinstance(element.tag, str) and element.tag in BLOCKS:
            pieces.append("\n")
        written = element.text if event == "start" and isinstance(element.tag, str) else ""
        pieces.append((element.tail if event == "end" else written) or "")
    return "".join(pieces)


def _walked(tree: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    yield from etree.iterwalk(tree, events=("start", "end", "comment", "pi"))


def words(text: str) -> Counter[str]:
    """Count the words of a text.

    >>> words("“Don't,” he said; don’t.")
    Counter({"don't": 2, 'he': 1, 'said': 1})
    """
    return Counter(WORD.findall(text.lower().replace("’", "'")))


def measure(pages: list[Page]) -> dict[str, Found]:
    """Return what each tool finds, ours first; each has read a page before its time is taken."""
    import htmldate
    import trafilatura

    def mode(options: dict[str, Any]) -> Callable[[bytes], tuple[str, str]]:
        return lambda page: (trafilatura.extract(page, **options) or "", "")

    def dates(options: dict[str, Any]) -> Callable[[bytes], tuple[str, str]]:
        return lambda page: ("", htmldate.find_date(page.decode("utf-8", "replace"), **options) or "")

    tools = {name: mode(options) for name, options in MODES.items()}
    tools |= {name: dates(options) for name, options in DATES.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        found = {"Dateline": _found(pages, lambda page: _ours(path, page))}
        for name, tool in tools.items():
            one = _found(pages, tool)
            found[name] = replace(one, days={}) if name in MODES else replace(one, texts={})
        return found


def _ours(path: Path, page: bytes) -> tuple[str, str]:
    path.write_bytes(page)
    for item in readers.read_here(path):
        if isinstance(item, Document):
            return item.text, item.published.isoformat() if item.published else ""
    return "", ""


def _found(pages: list[Page], tool: Callable[[bytes], tuple[str, str]]) -> Found:
    tool(pages[0].html)
    begun = time.process_time()
    read = {page.name: tool(page.html) for page in pages}
    seconds = time.process_time() - begun
    texts = {page.name: shares(words(read[page.name][0]), page.words) for page in pages}
    return Found(texts, {name: day for name, (_, day) in read.items()}, seconds)


def shares(found: Counter[str], expected: Counter[str]) -> Shares:
    """Return precision, recall and F1 of the words of a page."""
    same = (found & expected).total()
    if not same:
        return 0.0, 0.0, 0.0
    precision, recall = same / found.total(), same / expected.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def figures(pages: list[Page], found: Found) -> dict[str, dict[str, float]]:
    """Return the mean shares of all pages and of English news, and those of the days."""
    results = {}
    if found.texts:
        for name, kept in (("text of English news", [p for p in pages if p.is_news]), ("text of all", pages)):
            rows = [found.texts[page.name] for page in kept]
            means = [round(sum(row[at] for row in rows) / len(rows), 4) for at in range(3)]
            results[name] = dict(zip(("p", "r", "f1"), means, strict=True), gold=len(rows))
    if found.days:
        right, wrong, _ = days(pages, found)
        gold = sum(bool(page.day) for page in pages)
        values = (right / (right + wrong), right / gold, 2 * right / (right + wrong + gold))
        results["days"] = dict(zip(("p", "r", "f1"), (round(v, 4) for v in values), strict=True), gold=gold)
    return results


def days(pages: list[Page], found: Found) -> tuple[int, int, int]:
    """Return how many days are right, wrong (one where the page gives none is too), and missed."""
    given = [(found.days[page.name], page.day) for page in pages]
    right = sum(day == gold != "" for day, gold in given)
    wrong = sum(day not in ("", gold) for day, gold in given)
    missed = sum(not day and gold != "" for day, gold in given)
    return right, wrong, missed


def tally(pages: list[Page], found: Found, name: str) -> str:
    """Return the count of days for print, "" for texts."""
    if name != "days":
        return ""
    right, wrong, missed = days(pages, found)
    return f"  right {right}, wrong {wrong}, none {missed}"


if __name__ == "__main__":
    main()
