"""Score find_dates on a TIMEX3 corpus: strict, relaxed, type and value F1 as in TempEval-3.

    python data/build/score_dates.py CORPUS.jsonl.gz [--errors train] [--confidence FILE.tsv] [--unpublished]

A fifth of the articles, by the hash of their id, is kept aside: rules are made on the other four.
Nothing of the corpus is written anywhere except, with --errors, to the screen.
"""

import argparse
import gzip
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from dashboard.extract.dates.find import find_expressions

# Laplace: a rule seen once is neither sure nor hopeless.
PRIOR_RIGHT, PRIOR_ALL = 3.0, 4.0


@dataclass
class Score:
    """Counts over articles."""

    gold: int = 0
    found: int = 0
    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def f1(self, measure: str) -> float:
        """Return the micro F1 of a measure in percent."""
        return 200 * self.right[measure] / max(self.gold + self.found, 1)

    def line(self) -> str:
        """Return all measures in one line."""
        parts = [f"{name} {self.f1(name):5.1f}" for name in ("relaxed", "strict", "type", "value")]
        recall, precision = (self.right["relaxed"] / max(n, 1) for n in (self.gold, self.found))
        return (
            "  ".join(parts)
            + f"   P {100 * precision:.1f} R {100 * recall:.1f}   gold {self.gold} found {self.found}"
        )


def is_aside(identifier: str) -> bool:
    """Say whether an article is kept aside."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 5 == 0


def pairs(gold: list[dict[str, Any]], found: list[Any]) -> list[tuple[dict[str, Any] | None, Any]]:
    """Pair gold and found by overlap, each at most once, in the order of the text."""
    result: list[tuple[dict[str, Any] | None, Any]] = []
    left = list(gold)
    for one in found:
        start, end = one.chars
        hit = next((g for g in left if g["start"] < end and start < g["end"]), None)
        if hit is not None:
            left.remove(hit)
        result.append((hit, one))
    return result + [(g, None) for g in left]


def compare(gold: dict[str, Any] | None, found: Any) -> dict[str, bool]:
    """Say which measures a pair satisfies."""
    if gold is None or found is None:
        return {}
    same_type = gold["type"] == found.reading.type
    return {
        "relaxed": True,
        "strict": (gold["start"], gold["end"]) == found.chars,
        "type": same_type,
        "value": gold["value"] == found.reading.value,
    }


def main() -> None:
    """Score, and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", choices=("train", "aside"))
    parser.add_argument("--confidence", type=Path)
    parser.add_argument("--unpublished", action="store_true", help="hide the day of publication")
    options = parser.parse_args()
    scores = {"four fifths": Score(), "kept aside": Score(), "all": Score()}
    rules: dict[str, list[bool]] = defaultdict(list)
    began, size = perf_counter(), 0
    for line in gzip.open(options.corpus, "rt", encoding="utf-8"):
        article = json.loads(line)
        size += len(article["text"])
        aside = is_aside(article["id"])
        published = None if options.unpublished else date.fromisoformat(article["published"])
        found = find_expressions(article["text"], published=published, tags={}, sentences=())
        for gold, one in pairs(article["dates"], found):
            measures = compare(gold, one)
            for name in ("kept aside" if aside else "four fifths", "all"):
                scores[name].gold += gold is not None
                scores[name].found += one is not None
                for measure, is_right in measures.items():
                    scores[name].right[measure] += is_right
            if one is not None:
                rules[one.rule].append(measures.get("value", False))
            if options.errors == ("aside" if aside else "train") and not all(
                measures.get(m) for m in ("strict", "type", "value")
            ):
                show(article, gold, one)
    seconds = perf_counter() - began
    for name, score in scores.items():
        print(f"{name:12} {score.line()}")
    print(f"{size / 2000 / seconds:.0f} documents of 2 KB a second")
    if options.confidence:
        write_confidence(options.confidence, rules)


def show(article: dict[str, Any], gold: dict[str, Any] | None, found: Any) -> None:
    """Print one difference with some of its context."""
    text = article["text"]
    start, end = found.chars if found else (gold["start"], gold["end"]) if gold else (0, 0)
    wanted = f"{gold['text']} {gold['type']} {gold['value']}" if gold else "-"
    got = f"{text[start:end]} {found.reading.type} {found.reading.value} <{found.rule}>" if found else "-"
    context = " ".join(
        (text[max(0, start - 60) : start] + "[" + text[start:end] + "]" + text[end : end + 40]).split()
    )
    kind = "MISS" if found is None else "FALSE" if gold is None else "DIFF"
    print(f"{kind}\t{wanted}\t{got}\t{article['published']}\t{context}")


def write_confidence(path: Path, rules: dict[str, list[bool]]) -> None:
    """Write the smoothed share of right values of each rule."""
    lines = [
        "# Share of right values by rule (TimeBank, smoothed); written by data/build/score_dates.py --confidence."
    ]
    lines.append("rule\tconfidence\tseen")
    for rule, hits in sorted(rules.items()):
        lines.append(f"{rule}\t{(sum(hits) + PRIOR_RIGHT) / (len(hits) + PRIOR_ALL):.2f}\t{len(hits)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
