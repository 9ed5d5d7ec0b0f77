"""How much is lost when every name is one never seen in training: a corpus of names with all names replaced.

`swapped.py --corpora DIR [--only gmb-dev]` prints F1 as annotated and swapped, side by side; `make accuracy`
takes the swapped corpora in as "gmb-dev, names swapped" and so on. The names are the dev part of
data/build/names (see swap.py), none of which occurs in a train corpus.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

import gold_forms  # noqa: E402  (found beside this script)
import swap  # noqa: E402

Row = dict[str, Any]
CORPORA = ("gmb-dev", "ewt-dev", "gum-dev")
SWAPPED = ", names swapped"
SEED = 1


def main() -> None:
    """Print both figures for each corpus and label."""
    import accuracy

    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=CORPORA)
    options = parser.parse_args()
    for name in options.only:
        path = options.corpora / f"{name}.spacy"
        given, new = (accuracy.measure(rows) for rows in (list(gold_forms.read(path)), list(rows_of(path))))
        print(f"{name:52} as annotated  swapped  (gold)")
        for measure, row in given.items():
            print(f"  {measure:50} {row['f1']:12.3f} {new[measure]['f1']:8.3f}  ({row['gold']})")


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the documents of a .spacy corpus with every name of a person, place or body replaced."""
    names = swap.swapper("dev", SEED)
    for row in gold_forms.read(path):
        text, entities = swap.rewrite(row["text"], row["entities"], names, row["id"])
        pairs = list(zip(row["entities"], entities, strict=True))
        unknown = [(_moved(a, pairs), _moved(b, pairs)) for a, b in row["unknown"]]
        yield row | {"text": text, "entities": entities, "unknown": unknown}


def _moved(at: int, pairs: list[tuple[Row, Row]]) -> int:
    """Return where a character outside the names stands now."""
    last = max(
        (pair for pair in pairs if pair[0]["end"] <= at), key=lambda pair: pair[0]["end"], default=None
    )
    return at if last is None else at + last[1]["end"] - last[0]["end"]


if __name__ == "__main__":
    main()
