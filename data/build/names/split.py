"""Part the names into train and dev: `split.py CORPORA` rewrites the column `part` of the tables here.

A name that occurs in a train corpus in any case is "train", of the others every second new one; what has a
part keeps it. So what stands under "dev" was never seen in training, neither in the corpora nor by swapping.
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
    tables = {path: _rows(path) for path in sorted(HERE.glob("*.tsv"))}
    for rows in tables.values():
        fresh = 0
        for row in rows:
            if any(word.casefold() in seen for word in WORD.findall(row["name"])):
                row["part"] = "train"
            elif not row["part"]:
                row["part"] = ("dev", "train")[fresh % 2]
                fresh += 1
    trained = {row["name"].casefold() for rows in tables.values() for row in rows if row["part"] == "train"}
    for path, rows in tables.items():
        for row in rows:  # a name has one part in all tables
            row["part"] = "train" if row["name"].casefold() in trained else "dev"
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, list(rows[0]), delimiter="\t", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _texts(corpora: Path) -> Iterator[str]:
    for path in sorted(corpora.glob("*-train*.spacy")):
        yield from (doc.text for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
    for path in sorted(corpora.glob("*-train.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
