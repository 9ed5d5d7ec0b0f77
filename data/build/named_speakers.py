"""Quotes of world news whose speaker a reader can name: how many are found, and with the right name.

    python data/build/named_speakers.py --corpora FOLDER [--misses]

Twenty articles of worldwide-dev (drawn with seed 14; two of them have no such quote) were read from scratch,
without anything found beside. `named-speakers.tsv` has where each quote is, and where its article has its
speaker's fullest name: offsets only, the articles belong to their publishers. `accuracy.py` calls `figures`.
"""

import argparse
import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from dashboard.preprocess import extract_document  # noqa: E402  (found from the repository's root)
from dashboard.records import Document, Extraction, Quote  # noqa: E402

CORPUS = "worldwide-dev"
BOARD = f"{CORPUS}, read by us"
READ = Path(__file__).with_name("named-speakers.tsv")
AROUND = 160  # characters shown before a miss
Outcome = Literal["right", "wrong", "no name", "not found"]


@dataclass(frozen=True, slots=True)
class Row:
    """A quote whose speaker a reader can name, [start, end), and where the fullest name is."""

    start: int
    end: int
    name_start: int
    name_end: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A quote of an article, what was found of it, and how right that is."""

    document: Document
    row: Row
    quote: Quote | None
    outcome: Outcome


def main() -> None:
    """Print the figures, with `--misses` each quote that isn't right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    found = list(judged(options.corpora))
    for name, row in _figures(found).items():
        print(f"{name:36} {100 * row['f1']:.1f} % of {row['gold']}")
    for one in found if options.misses else ():
        if one.outcome != "right":
            print("\n".join(_miss(one)))


def figures(corpora: Path) -> dict[str, dict[str, float]]:
    """Return each share with the number of rows that it is of."""
    return _figures(list(judged(corpora)))


def _figures(found: Sequence[Judged]) -> dict[str, dict[str, float]]:
    counts = Counter(one.outcome for one in found)
    every = len(found)
    matched = every - counts["not found"]
    shares = {
        "quotes found": (matched, every),
        "a name, of found": (matched - counts["no name"], matched),
        "the right name, of found": (counts["right"], matched),
        "the right name": (counts["right"], every),
    }
    return {name: {"f1": round(part / of, 4), "gold": of} for name, (part, of) in shares.items() if of}


def judged(corpora: Path) -> Iterator[Judged]:
    """Yield the quotes of all articles that were read, in their order."""
    rows = read()
    with gzip.open(corpora / f"{CORPUS}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            document = Document(str(given["id"]), given["text"])
            if document.id in rows:
                yield from judge(document, rows[document.id], extract_document(document))


def read() -> dict[str, list[Row]]:
    """Return the quotes by the article that they are in."""
    found: dict[str, list[Row]] = defaultdict(list)
    with READ.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            where = (int(row[name]) for name in ("start", "end", "name_start", "name_end"))
            found[row["document"]].append(Row(*where))
    return found


def judge(document: Document, rows: Sequence[Row], found: Extraction) -> Iterator[Judged]:
    """Yield each row with the quote that has most of its words, and at least half of them."""
    for row in rows:
        quote = max(found.quotes, key=lambda one: _overlap(row, one), default=None)
        if quote is not None and 2 * _overlap(row, quote) < row.end - row.start:
            quote = None
        yield Judged(document, row, quote, _outcome(document.text, row, quote, found))


def _overlap(row: Row, quote: Quote) -> int:
    return min(row.end, quote.end) - max(row.start, quote.start)


def _outcome(text: str, row: Row, quote: Quote | None, found: Extraction) -> Outcome:
    if quote is None:
        return "not found"
    name = quote.speaker.name if quote.speaker else None
    if not name:
        return "no name"
    inside = [one for one in found.entities if one.start < row.name_end and row.name_start < one.end]
    called = {one.name for one in inside} | {text[row.name_start : row.name_end]}
    is_right = name in called or any(_telling(name) & _telling(other or "") for other in called)
    return "right" if is_right else "wrong"


def _telling(name: str) -> set[str]:
    """Return the words of a name that tell it from others.

    >>> sorted(_telling("Central Bank of the UAE"))
    ['Bank', 'Central', 'UAE']
    """
    return {word for word in name.replace("-", " ").split() if word[0].isupper()}


def _miss(one: Judged) -> Iterator[str]:
    text, row, quote = one.document.text, one.row, one.quote
    yield f"=== {one.document.id} {row.start} {one.outcome}: {text[row.name_start : row.name_end]}"
    yield f"{text[max(0, row.start - AROUND) : row.start]}⟦{text[row.start : row.end]}⟧{text[row.end :][:80]}"
    if quote:
        by = quote.speaker
        yield f"--- {by and by.text} → {by and by.name} | {quote.saying} {quote.confidence} | {quote.because}"


if __name__ == "__main__":
    main()
