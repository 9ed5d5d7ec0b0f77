"""Fit how sure a quote is: `calibrate.py --corpora DIR` writes data/lexicon/quotes-confidence.tsv.

Fitted on every second article of PolNeAR dev, measured on the others, then the other way round; what is
written is the first fit, so that `make accuracy` measures on articles that it never saw. Run it after each
training of the model. The fit is a logistic regression with a small ridge, by Newton's method.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

import gold_forms  # noqa: E402  (found beside this script)
import reliability  # noqa: E402

from dashboard import contract  # noqa: E402
from dashboard.extract import article  # noqa: E402
from dashboard.link import confidence, within  # noqa: E402
from dashboard.records import Document  # noqa: E402

WEIGHTS = Path(__file__).resolve().parents[2] / "data" / "lexicon" / "quotes-confidence.tsv"
RIDGE = 1.0  # a fact that few quotes have must not run away
ROUNDS = 50
Row = dict[str, Any]


def main() -> None:
    """Fit on both halves, print how well each does on the other, write the first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="only so many articles, for a trial; writes nothing")
    options = parser.parse_args()
    gold = list(gold_forms.quotes(options.corpora / "polnear-dev.jsonl.gz"))[: options.limit]
    halves: list[list[tuple[dict[str, float], bool, float]]] = [[], []]
    for number, row in enumerate(gold):
        halves[number % 2] += _judged(row)
    names = list(halves[0][0][0])
    weights = [_fit(half, names) for half in halves]
    _report("as it comes in", [(raw, right) for half in halves for _, right, raw in half])
    for fitted, other in ((0, 1), (1, 0)):
        rows = [(_probability(facts, weights[fitted]), right) for facts, right, _ in halves[other]]
        _report(f"fitted on half {fitted + 1}, measured on the other", rows)
    if options.limit is None:
        _write(weights[0])


def _judged(row: Row) -> list[tuple[dict[str, float], bool, float]]:
    """Return the facts of each quote of an article, whether it is right, and what comes in."""
    document = Document(row["id"], row["text"])
    extraction = within.join(*article.extract(document))
    judged = reliability.quotes(row["quotes"], contract.row(extraction)["quotes"])
    return [
        (confidence.facts(quote), right, quote.confidence)
        for quote, (_, right) in zip(extraction.quotes, judged, strict=True)
    ]


def _fit(rows: list[tuple[dict[str, float], bool, float]], names: list[str]) -> dict[str, float]:
    facts = np.array([[one[name] for name in names] for one, _, _ in rows])
    right = np.array([float(is_right) for _, is_right, _ in rows])
    weights = np.zeros(len(names))
    ridge = RIDGE * np.array([float(name != "always") for name in names])
    for _ in range(ROUNDS):
        sure = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (sure - right) + ridge * weights
        bend = (facts * (sure * (1 - sure))[:, None]).T @ facts + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    fitted = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    if fitted["model"] <= 0:
        raise SystemExit("The model's own probability tells nothing here; nothing written.")
    return fitted


def _probability(facts: dict[str, float], weights: dict[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights[name] * value for name, value in facts.items()))))


def _report(name: str, rows: list[tuple[float, bool]]) -> None:
    found = reliability.table(rows)
    print(f"{name}: {found['count']} quotes, ECE {found['ece']:.3f}")
    for one in found["bins"]:
        print(
            f"  {one['from']:.1f}  said {one['confidence']:.2f}  right {one['right']:.2f}  ({one['count']})"
        )


def _write(weights: dict[str, float]) -> None:
    heading = "# How sure a quote is, a logistic: fitted on half of PolNeAR dev by data/build/calibrate.py."
    lines = [heading, "fact\tweight", *(f"{name}\t{weight}" for name, weight in weights.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
