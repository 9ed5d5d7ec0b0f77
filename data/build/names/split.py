"""Part the names into train and dev: `split.py CORPORA` rewrites the column `part` of the tables here.

A name that occurs in a train corpus in any case is "train"; of the others every second one, so that what
stands under "dev" was never seen in training, neither in the corpora nor by swapping.
"""

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import DocBin

HERE = Path(__file__).resolve().parent
WORD = re.compile(r"[^\W\d_]+")


def main(corpora: Path) -> None:
    """Rewrite all tables."""
    seen = {word.casefold() for text in _texts(corpora) for word in WORD.findall(text)}
    parts: dict[str, str] = {}  # a name has one part in all tables and languages
    fresh = 0
    for path in sorted(HERE.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        for row in rows:
            name = row["name"].casefold()
            if name not in parts and any(word in seen for word in WORD.findall(name)):
                parts[name] = "train"
            elif name not in parts:
                parts[name] = ("dev", "train")[fresh % 2]
                fresh += 1
            row["part"] = parts[name]
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, list(rows[0]), delimiter="\t", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def _texts(corpora: Path) -> Iterator[str]:
    for path in sorted(corpora.glob("*-train*.spacy")):
        yield from (doc.text for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
    for path in sorted(corpora.glob("*-train.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
