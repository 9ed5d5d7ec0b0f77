"""How well the heads answer on the development parts: exact spans, links and antecedents, without any rule.

`evaluate.py --corpora DIR --encoder DIR --checkpoint FILE …` prints a line for each checkpoint; it compares
ways of training. What the whole product reaches is measured by data/build/accuracy.py.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parent), str(HERE)]

import corpora  # noqa: E402  (found beside this script)
import shipped  # noqa: E402
from network import Reader  # noqa: E402

from dashboard.extract.model import decode  # noqa: E402
from dashboard.extract.model.labels import NAMES, ROLES  # noqa: E402
from dashboard.extract.model.subwords import Window, load_tokenizer, window_input, windows  # noqa: E402

NAMED = ("gmb-dev", "ewt-dev", "gum-dev")
PLACES = {"GPE": "LOC", "FAC": "LOC"}
COMPARED = {"PERSON", "ORG", "LOC"}


def main() -> None:
    """Parse the words and print a line of JSON for each checkpoint."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, nargs="+", required=True)
    parser.add_argument("--without", nargs="*", default=[], help="features that it was trained without")
    options = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = load_tokenizer(str(options.encoder / "tokenizer.json"))
    texts = {"polnear-dev": list(corpora.read_polnear(options.corpora, "dev", tokenizer))}
    texts |= {name: list(corpora.read_spacy(options.corpora / f"{name}.spacy", tokenizer)) for name in NAMED}
    for path in options.checkpoint:
        model = Reader()
        model.load_encoder(options.encoder / "model.safetensors")
        if path.suffix == ".onnx":
            shipped.load(model, path)
        else:
            model.load_state_dict(torch.load(path)["model"])
        found = {name: evaluate(model.eval(), examples, options.without) for name, examples in texts.items()}
        print(json.dumps({"checkpoint": str(path), **found}), flush=True)


@torch.no_grad()
def evaluate(model: Reader, examples: Iterable[corpora.Example], without: Iterable[str]) -> dict[str, float]:
    """Return F1 of exact spans by head, and the share of right links and antecedents, 0 to 1."""
    counts: Counter[str] = Counter()
    for example in examples:
        rows: dict[str, list[np.ndarray]] = {"roles": [], "names": []}
        for window in windows(example.words):
            piece = window_input(example.words, window)
            given = {"ids": piece.ids, "case": piece.case, "state": piece.state}
            feed = {
                name: torch.from_numpy(np.zeros_like(row) if name in without else row)[None]
                for name, row in given.items()
            }
            x = model.encode(feed["ids"], feed["case"], feed["state"], None)[0][torch.from_numpy(piece.at)]
            new = window.new - window.start
            for name, head in (("roles", model.roles), ("names", model.names)):
                rows[name].append(head(x)[new:].log_softmax(-1).numpy())
            _pointers(model, example, window, x, counts)
        _spans(example, {name: np.concatenate(parts) for name, parts in rows.items()}, counts)
    return _figures(counts)


def _pointers(
    model: Reader, example: corpora.Example, window: Window, x: torch.Tensor, counts: Counter[str]
) -> None:
    words = np.arange(window.new, window.end)
    anchored = words[(example.anchor[words] >= window.start) & (example.anchor[words] < window.end)]
    if len(anchored):
        best = model.links(x)[anchored - window.start].argmax(-1).numpy() + window.start
        counts["link"] += len(anchored)
        counts["link right"] += int((best == example.anchor[anchored]).sum())
    scores = model.antecedents(x).numpy()
    for word in words.tolist():
        inside = [t for t in example.antecedents.get(word, []) if window.start <= t < word]
        if inside:
            best = int(scores[word - window.start][: word - window.start + 1].argmax()) + window.start
            counts["antecedent"] += 1
            counts["antecedent right"] += best in inside


def _spans(example: corpora.Example, rows: dict[str, np.ndarray], counts: Counter[str]) -> None:
    breaks = np.nonzero(np.diff(example.words.paragraph, prepend=-1))[0].tolist()
    for labels, gold, name in ((ROLES, example.role, "roles"), (NAMES, example.name, "names")):
        known = gold >= 0
        if not known.any():
            continue
        surely = 100 * np.eye(len(labels), dtype=np.float32)
        scores = np.where(known[:, None], rows[name], surely[0])
        found, right = (
            _named(decode.stretches(row, labels, breaks)) for row in (scores, surely[np.maximum(gold, 0)])
        )
        for kind, spans in (("found", found), ("gold", right), ("both", found & right)):
            for _, _, label in spans:
                counts[f"{label} {kind}"] += 1
                if label in COMPARED:
                    counts[f"people, organisations, places {kind}"] += 1


def _named(stretches: Iterable[decode.Stretch]) -> set[tuple[int, int, str]]:
    return {(s.start, s.end, PLACES.get(s.label, s.label)) for s in stretches}


def _figures(counts: Counter[str]) -> dict[str, float]:
    figures = {}
    for key in sorted(counts):
        label, _, kind = key.rpartition(" ")
        if kind == "gold":
            total = counts[key] + counts[f"{label} found"]
            figures[label] = round(2 * counts[f"{label} both"] / total, 4)
        if kind == "right":
            figures[f"{label} accuracy"] = round(counts[key] / counts[label], 4)
    return figures


if __name__ == "__main__":
    main()
