"""Score find_dates on a TIMEX3 corpus: strict, relaxed, type and value F1 as in TempEval-3.

    python data/build/score_dates.py CORPUS.jsonl.gz [--model] [--errors train] [--unpublished]
    python data/build/score_dates.py CORPUS.jsonl.gz --model --confidence data/lexicon/dates-confidence.tsv
    python data/build/score_dates.py CORPUS.jsonl.gz --model --reliability data/dates-reliability.tsv

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

from dashboard.extract.dates.confidence import UNSEEN, confidence_of
from dashboard.extract.dates.find import find_expressions
from dashboard.extract.model import pipeline
from dashboard.records import Span
from dashboard.text import guards

# Two right and two wrong before any is seen (Agresti and Coull 1998): a rule seen once is neither sure nor
# hopeless, and rules made on the same articles look better there than elsewhere.
PRIOR_RIGHT, PRIOR_ALL = 2.0, 4.0
BINS = 10
RARE = 10


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
    same_type = gold["type"] == found.meaning.type
    return {
        "relaxed": True,
        "strict": (gold["start"], gold["end"]) == found.chars,
        "type": same_type,
        "value": gold["value"] == found.meaning.value,
    }


def main() -> None:
    """Score, and print what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", choices=("train", "aside"), help="print each difference of that part")
    parser.add_argument("--confidence", type=Path, help="write each rule's share of right values there")
    parser.add_argument("--unpublished", action="store_true", help="hide the day of publication")
    parser.add_argument(
        "--model", action="store_true", help="tags and sentences of the model, as in `extract`"
    )
    parser.add_argument("--reliability", type=Path, help="write how sure and how often right, kept aside")
    options = parser.parse_args()
    with gzip.open(options.corpus, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    find_expressions("today", published=None, tags={}, sentences=())
    tagged = [read_with_model(article["text"]) if options.model else NOTHING for article in articles]
    began = perf_counter()
    compared = [
        compare_article(article, is_published=not options.unpublished, tagged=one)
        for article, one in zip(articles, tagged, strict=True)
    ]
    seconds = perf_counter() - began
    report(compared)
    print(
        f"{sum(len(article['text']) for article in articles) / 2000 / seconds:.0f} documents of 2 KB a second"
    )
    for article in compared if options.errors else []:
        if article.is_aside == (options.errors == "aside"):
            show_differences(article)
    if options.confidence:
        write_confidence(options.confidence, [article for article in compared if not article.is_aside])
    if options.reliability:
        write_reliability(options.reliability, [article for article in compared if article.is_aside])


Tagged = tuple[dict[int, str], tuple[Span, ...]]
NOTHING: Tagged = ({}, ())


def read_with_model(text: str) -> Tagged:
    """Return the tags and the sentences of a text as `extract` gives them to the dates."""
    doc = pipeline.load()(guards.clean(text))
    sentences = tuple(Span(s.start_char, s.end_char, "") for s in doc.sents if not s.text.isspace())
    return {token.idx: token.tag_ for token in doc if token.tag_}, sentences


@dataclass
class Compared:
    """One article with its pairs of gold and found."""

    article: dict[str, Any]
    is_aside: bool
    pairs: list[tuple[dict[str, Any] | None, Any]]


def compare_article(article: dict[str, Any], *, is_published: bool, tagged: Tagged = NOTHING) -> Compared:
    """Find the dates of an article and pair them with the gold."""
    published = date.fromisoformat(article["published"]) if is_published else None
    tags, sentences = tagged
    found = find_expressions(article["text"], published=published, tags=tags, sentences=sentences)
    return Compared(article, is_aside(article["id"]), pairs(article["dates"], found))


def report(compared: list[Compared]) -> None:
    """Print the measures of both parts and of all, and how well confidence is calibrated."""
    parts = {
        "four fifths": [article for article in compared if not article.is_aside],
        "kept aside": [article for article in compared if article.is_aside],
        "all": compared,
    }
    for name, articles in parts.items():
        print(f"{name:12} {score(articles).line()}")
    rows, error = reliability(parts["kept aside"])
    print("confidence said -> right (kept aside):", end="")
    print("".join(f"  {said:.2f} -> {right:.2f} ({count})" for said, right, count in rows), end="")
    print(f"  ECE {error:.3f}")


def reliability(articles: list[Compared]) -> tuple[list[tuple[float, float, int]], float]:
    """Return per tenth of confidence how sure, how often right and how many; and the calibration error."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for article in articles:
        for gold, one in article.pairs:
            if one is not None:
                sure = confidence_of(one.rule, because=one.meaning.because)
                bins[min(int(sure * BINS), BINS - 1)].append((sure, compare(gold, one).get("value", False)))
    rows = [
        (sum(said for said, _ in hits) / len(hits), sum(right for _, right in hits) / len(hits), len(hits))
        for _, hits in sorted(bins.items())
    ]
    total = sum(count for _, _, count in rows)
    return rows, sum(abs(said - right) * count for said, right, count in rows) / max(total, 1)


def write_reliability(path: Path, articles: list[Compared]) -> None:
    """Write the reliability table and the expected calibration error of what was kept aside."""
    rows, error = reliability(articles)
    how = "by data/build/score_dates.py --reliability"
    lines = [f"# Articles kept aside: expected calibration error {error:.3f}; {how}."]
    lines.append("said\tright\tseen")
    lines += [f"{said:.2f}\t{right:.2f}\t{count}" for said, right, count in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def score(articles: list[Compared]) -> Score:
    """Count the measures over articles."""
    total = Score()
    for article in articles:
        for gold, one in article.pairs:
            total.gold += gold is not None
            total.found += one is not None
            for measure, is_right in compare(gold, one).items():
                total.right[measure] += is_right
    return total


def show_differences(compared: Compared) -> None:
    """Print the pairs of an article that differ in span, type or value."""
    for gold, one in compared.pairs:
        measures = compare(gold, one)
        if not all(measures.get(name) for name in ("strict", "type", "value")):
            show(compared.article, gold, one)


def show(article: dict[str, Any], gold: dict[str, Any] | None, found: Any) -> None:
    """Print one difference with some of its context."""
    text = article["text"]
    start, end = found.chars if found else (gold["start"], gold["end"]) if gold else (0, 0)
    wanted = f"{gold['text']} {gold['type']} {gold['value']}" if gold else "-"
    got = f"{text[start:end]} {found.meaning.type} {found.meaning.value} <{found.rule}>" if found else "-"
    state = " ".join(
        (text[max(0, start - 60) : start] + "[" + text[start:end] + "]" + text[end : end + 40]).split()
    )
    kind = "MISS" if found is None else "FALSE" if gold is None else "DIFF"
    print(f"{kind}\t{wanted}\t{got}\t{article['published']}\t{state}")


def write_confidence(path: Path, articles: list[Compared]) -> None:
    """Write the smoothed share of right values of each rule on the four fifths."""
    rules: dict[str, list[bool]] = defaultdict(list)
    for article in articles:
        for gold, one in article.pairs:
            if one is not None:
                rules[one.rule].append(compare(gold, one).get("value", False))
    lines = ["# Share of right values by rule, smoothed; by data/build/score_dates.py --confidence."]
    lines.append("rule\tconfidence\tseen")
    # A rule that the articles never needed is as sure as those that they rarely needed.
    rules[UNSEEN] = [hit for hits in rules.values() if len(hits) < RARE for hit in hits]
    for rule, hits in sorted(rules.items()):
        lines.append(f"{rule}\t{(sum(hits) + PRIOR_RIGHT) / (len(hits) + PRIOR_ALL):.2f}\t{len(hits)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
