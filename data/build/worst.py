"""The twenty worst rows of dates and places that are left, on the sample and on newer news (error analysis).

    python data/build/worst.py --corpora FOLDER

Writes data/worst.md. On eventstoryline-dev, which has gold, the worst are the wrong values of which Dateline
is surest; the articles belong to their publishers, so only ids, offsets and values are written. The sample
has no gold: there, the worst are the rows of which Dateline is least sure. Why each is left: worst-notes.tsv.
"""

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gold_forms

from dashboard.contract import published as as_day
from dashboard.preprocess import extract_document
from dashboard.readers import read
from dashboard.records import DateMention, Document, Place

ROOT = Path(__file__).resolve().parents[2]
NOTES = Path(__file__).with_name("worst-notes.tsv")
WORST = ROOT / "data" / "worst.md"
SAMPLE = ROOT / "data" / "sample"
CORPUS = "eventstoryline-dev"
MOST = 20
TIMED = re.compile(r"\d{4}-\d\d-\d\dT")
SHORT = re.compile(r"-(\d)(?=-|$)")


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is wrong or unsure: where it is, what it says, and how sure Dateline is of it."""

    document: str
    start: int
    end: int
    found: str
    expected: str
    confidence: float

    @property
    def key(self) -> tuple[str, str]:
        """Return what its note is listed under."""
        return self.document, str(self.start)


def main() -> None:
    """Write the table of both."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    wrong = list(of_corpus(options.corpora / f"{CORPUS}.jsonl.gz"))
    unsure = list(of_sample())
    WORST.write_text(page(wrong, unsure, notes()), encoding="utf-8")


def of_corpus(path: Path) -> Iterator[Fault]:
    """Yield the dates whose value is not the gold's."""
    for row in gold_forms.read(path):
        day = as_day(row.get("published"))
        found = extract_document(Document(row["id"], row["text"], published=day)).dates
        yield from faults(row, found)


def faults(row: dict[str, Any], found: Sequence[DateMention]) -> Iterator[Fault]:
    """Yield what is wrong in a document: another value, or a date where the gold has none."""
    judged = [one for one in found if not _is_unjudged(row, one)]
    for one in judged:
        gold = next((g for g in row["dates"] if g["start"] < one.end and one.start < g["end"]), None)
        expected = gold["value"] if gold else ""
        if _plain(one.value) != _plain(expected):
            said = expected or "no date"
            yield Fault(row["id"], one.start, one.end, f"{one.type} {one.value}", said, one.confidence)


def of_sample() -> Iterator[Fault]:
    """Yield the dates and places of the sample, with how sure Dateline is of them."""
    for path in sorted(one for one in SAMPLE.rglob("*") if one.is_file() and one.name != "README.md"):
        for item in read(path):
            if not isinstance(item, Document):
                continue
            found = extract_document(item)
            rows: list[DateMention | Place] = [*found.dates, *found.places]
            for one in rows:
                yield Fault(item.id, one.start, one.end, f"“{one.text}”: {_says(one)}", "", one.confidence)


def page(wrong: list[Fault], unsure: list[Fault], known: dict[tuple[str, str], str]) -> str:
    """Return the document."""
    surest = sorted(wrong, key=lambda one: (-one.confidence, one.document, one.start))
    placed = [one for one in unsure if one.confidence]
    least = sorted(placed, key=lambda one: (one.confidence, one.document, one.start))
    return "\n".join(
        [
            "# The worst rows that are left",
            "",
            "Written by `data/build/worst.py`, whose heading says what counts as worst.",
            "",
            f"## {CORPUS}: the {MOST} surest of {len(wrong)} values that are not the gold's",
            "",
            "| document | characters | found | gold | sure | why it is left |",
            "|---|---|---|---|---|---|",
            *(
                f"| {one.document} | {one.start} to {one.end} | {one.found} | {one.expected} "
                f"| {one.confidence:.0%} | {known.get(one.key, 'not looked at yet')} |"
                for one in surest[:MOST]
            ),
            "",
            f"## The sample: the {MOST} of {len(placed):,} dates and places that Dateline is least sure of",
            "",
            f"{len(unsure) - len(placed)} more names of places have no position: streets, squares, firms and "
            "invented towns.",
            "",
            "| document | characters | found | sure | what it is |",
            "|---|---|---|---|---|",
            *(
                f"| {one.document} | {one.start} to {one.end} | {one.found} | {one.confidence:.0%} "
                f"| {known.get(one.key, 'not looked at yet')} |"
                for one in least[:MOST]
            ),
            "",
        ]
    )


def notes() -> dict[tuple[str, str], str]:
    """Return what people said about rows, by document and first character."""
    with NOTES.open(encoding="utf-8", newline="") as lines:
        told = (line for line in lines if not line.startswith("#"))
        rows = csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["document"], row["start"]): row["why"] for row in rows}


def _says(one: DateMention | Place) -> str:
    if isinstance(one, DateMention):
        return f"{one.type} {one.value}"
    return f"{one.name}, {one.country or 'no country'}" if one.lat is not None else "no position"


def _plain(value: str) -> str:
    """Return a value without its time of day, which is in UTC in the gold, and with whole days: 2009-12-7."""
    day = value[:10] if TIMED.match(value) else value
    return SHORT.sub(lambda found: f"-0{found[1]}", day)


def _is_unjudged(row: dict[str, Any], one: DateMention) -> bool:
    return any(start < one.end and one.start < end for start, end in row.get("unjudged", ()))


if __name__ == "__main__":
    main()
