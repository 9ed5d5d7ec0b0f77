"""Who is “he”, “she” or “they”? A hundred short news texts of our own, in ten kinds, half to judge by.

    python data/build/pronoun_kinds.py [--misses]

`tests/link/pronouns/tune.tsv` was looked at while rules were made, `judge.tsv` only counted. A row is a kind
and a text with [the pronoun|who it is]: “-” is nobody by name, “?” anybody, if only nobody is both “she” and
“he”; “¶” begins a paragraph. `accuracy.py` calls `figures`.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from dashboard.preprocess import extract_document  # noqa: E402  (found from the repository's root)
from dashboard.records import Document, Quote  # noqa: E402

KINDS = ROOT / "tests" / "link" / "pronouns"
BOARD = "pronouns of our own"
HALVES = ("tune", "judge")
MARK = re.compile(r"\[(?P<pronoun>\w+)\|(?P<who>[^\]]+)\]")
ANYBODY, NOBODY = "?", "-"


@dataclass(frozen=True, slots=True)
class Row:
    """A text of a kind, with where each pronoun begins and who it is."""

    half: str
    kind: str
    written: str

    @property
    def text(self) -> str:
        """The text as it is read."""
        return MARK.sub(r"\g<pronoun>", self.written).replace("¶", "\n\n")

    @property
    def asked(self) -> dict[int, tuple[str, str]]:
        """The pronouns and whom they stand for, by where they begin in `text`."""
        found, lost = {}, 0
        plain = self.written.replace("¶", "\n\n")
        for mark in MARK.finditer(plain):
            found[mark.start() - lost] = (mark["pronoun"].lower(), mark["who"])
            lost += len(mark[0]) - len(mark["pronoun"])
        return found


def main() -> None:
    """Print the shares by half and by kind, with `--misses` each text to tune on that isn't right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    judged = [(row, answers(row)) for row in rows()]
    for half in HALVES:
        for kind in dict.fromkeys(row.kind for row, _ in judged):
            of = [is_right(row, found) for row, found in judged if (row.half, row.kind) == (half, kind)]
            print(f"{half:6} {kind:40} {sum(of)} of {len(of)}")
    for name, figure in _figures(judged).items():
        print(f"{name:40} {100 * figure['f1']:.0f} % of {figure['gold']}")
    for row, found in judged if options.misses else ():
        if row.half == HALVES[0] and not is_right(row, found):
            print(row.kind, row.written, found, sep="\n  ")


def figures() -> dict[str, dict[str, float]]:
    """Return the share of texts of each half in which each pronoun stands for the right person."""
    return _figures([(row, answers(row)) for row in rows()])


def _figures(judged: Sequence[tuple[Row, dict[int, str]]]) -> dict[str, dict[str, float]]:
    found = {}
    for half in HALVES:
        of = [is_right(row, answer) for row, answer in judged if row.half == half]
        found[f"{half}: right"] = {"f1": round(sum(of) / len(of), 4), "gold": len(of)}
    return found


def rows() -> Iterator[Row]:
    """Yield the rows of both halves."""
    for half in HALVES:
        for line in (KINDS / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
            kind, written = line.split("\t")
            yield Row(half, kind, written)


def answers(row: Row) -> dict[int, str]:
    """Return whom each speaker of a text stands for, by where it begins: "" for nobody by name."""
    quotes = extract_document(Document("d", row.text)).quotes
    return {quote.speaker.start: _who(quote) for quote in quotes if quote.speaker}


def _who(quote: Quote) -> str:
    return (quote.speaker and quote.speaker.name) or ""


def is_right(row: Row, found: dict[int, str]) -> bool:
    """Say whether each pronoun of a text stands for whom it should, and nobody is both “she” and “he”."""
    given = {start: found.get(start) for start in row.asked}
    for start, (_, who) in row.asked.items():
        if (who == NOBODY and given[start]) or (who not in (NOBODY, ANYBODY) and given[start] != who):
            return False
    by_pronoun = {
        word: {given[start] for start, (pronoun, _) in row.asked.items() if pronoun == word}
        for word in ("he", "she")
    }
    return not (by_pronoun["he"] & by_pronoun["she"]) - {None, ""}


if __name__ == "__main__":
    main()
