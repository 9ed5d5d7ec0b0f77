"""A top layer of its own for names: `names_branch.py --corpora DIR --work DIR --out FOLDER`.

The shipped network is frozen below its top layer. What it says there of the corpora of names is read once and
kept in --work (some 3 GB); a copy of the top layer and of the head of names is trained on it, so that no
other answer can move. World news is learnt from its gold, the other corpora from half their gold and from
what the shipped network says of them (distillation), so that they keep their figures. F1 of exact names on
the development parts is printed; branch.pt has the weights, reader.onnx the network with them (sharing.py).
Not shipped yet: data/README.md says why.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parent), str(HERE)]

import corpora  # noqa: E402  (found beside this script)
import sharing  # noqa: E402
from evaluate import COMPARED, PLACES  # noqa: E402
from network import FAR_BELOW, LAYERS, WIDTH, Layer  # noqa: E402
from renaming import renamed  # noqa: E402
from swap import swapper  # noqa: E402

from dashboard.extract.model import decode  # noqa: E402
from dashboard.extract.model.labels import NAMES  # noqa: E402
from dashboard.extract.model.network import NAME_BIAS  # noqa: E402
from dashboard.extract.model.subwords import load_tokenizer, window_input, windows  # noqa: E402

BELOW = sharing.BELOW
SHIPPED = HERE.parents[1] / "model" / "dateline_reader" / "reader.onnx"
TOKENIZER = HERE.parents[1] / "model" / "tokenizer" / "tokenizer.json"
GOLD = ("gmb", "ewt", "gum", "crossner")
WORLD = "worldwide"
POLNEAR, ARTICLES = "polnear", 260  # what the shipped network says of these is all that is learnt from them
BATCH_PIECES, SORTED = 4096, 256
SIZES = (200, 300, 400, 400)  # pieces of a window to train on


@dataclass(frozen=True)
class Read:
    """Windows of a corpus: answers below the top layer, right names (UNKNOWN elsewhere) and those told now.

    `below` has a row a piece, `right` too; `told` has a row a word, whose first piece `at` gives.
    """

    below: np.ndarray
    right: np.ndarray
    at: np.ndarray
    told: np.ndarray


class Branch(nn.Module):
    """The top layer and the head of names; shapes (batch, pieces, WIDTH) in, (batch, pieces, NAMES) out."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        plain = sharing.plain(onnx.load(str(model)))
        self.layer = Layer()
        self.names = nn.Linear(WIDTH, len(NAMES))
        self.drop = nn.Dropout(0.1)
        with torch.no_grad():
            for name, weight in self.layer.named_parameters():
                weight.copy_(torch.from_numpy(plain[f"layers.{LAYERS - 1}.{name}"]))
            for name, weight in self.names.named_parameters():
                weight.copy_(torch.from_numpy(plain[f"names.{name}"]))

    def forward(self, below: Tensor, bias: Tensor | None) -> Tensor:
        found: Tensor = self.names(self.drop(self.layer(below, bias)))
        return found


def main() -> None:
    """Read, train, measure and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=SHIPPED, help="the reader.onnx to branch off")
    parser.add_argument("--work", type=Path, required=True, help="where what was read is kept")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rank", type=int, default=64, help="width of the narrow tables")
    parser.add_argument("--start", type=Path, help="weights of a branch to go on from")
    parser.add_argument("--rounds", type=float, default=1.0, help="how often all is read")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--gold", type=float, default=0.5, help="weight of the other corpora's gold")
    parser.add_argument("--distil", type=float, default=2.0, help="weight of what is told now of them")
    parser.add_argument("--twice", nargs="*", default=[], choices=GOLD, help="corpora to read twice a round")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    for folder in (options.work, options.out):
        folder.mkdir(parents=True, exist_ok=True)
    branch = Branch(options.model)
    if options.start:
        branch.load_state_dict(torch.load(options.start))
    if options.rounds:
        train(branch, options)
        torch.save(branch.state_dict(), options.out / "branch.pt")
    branch.eval()
    sharing.write(branch, options.model, options.out / "reader.onnx", rank=options.rank)
    for name in (WORLD, *GOLD[:3]):
        for share in (0, 1) if name in GOLD else (0,):
            found = measured(branch, list(kept(name, "dev", share, options)))
            print(name, "names swapped" if share else "", found, flush=True)


def kept(name: str, part: str, share: int, options: argparse.Namespace) -> Iterator[Read]:
    """Yield the windows of a corpus, from --work if it was read before; with `share` 1 under other names."""
    path = options.work / f"{name}-{part}-{share}.npz"
    if not path.is_file():
        found = list(read(name, part, share, options))
        below, right, at, told = (
            np.concatenate([getattr(one, key) for one in found]) for key in ("below", "right", "at", "told")
        )
        sizes = np.array([(len(one.below), len(one.at)) for one in found])
        np.savez(path.with_suffix(".part.npz"), below=below, right=right, at=at, told=told, sizes=sizes)
        path.with_suffix(".part.npz").replace(path)
    with np.load(path) as tables:
        pieces, words = tables["sizes"].cumsum(0)[:-1].T
        parts = (np.split(tables[key], pieces) for key in ("below", "right"))
        yield from map(Read, *parts, *(np.split(tables[key], words) for key in ("at", "told")))


def read(name: str, part: str, share: int, options: argparse.Namespace) -> Iterator[Read]:
    """Yield what the frozen layers say of a corpus."""
    tokenizer, rng = load_tokenizer(str(TOKENIZER)), random.Random(share)
    network = onnx.load(str(options.model))
    network.graph.output.append(onnx.helper.make_tensor_value_info(BELOW, onnx.TensorProto.FLOAT, None))
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads, settings.log_severity_level = 1, 3
    session = onnxruntime.InferenceSession(network.SerializeToString(), settings, ["CPUExecutionProvider"])
    swap = swapper(part, share)
    for example in _examples(name, part, options.corpora, tokenizer, rng):
        words = renamed(example, swap, tokenizer, rng) if share else example
        size = rng.choice(SIZES)
        cut = windows(words.words, size=size, context=0) if part == "train" else windows(words.words)
        for window in cut:
            given = window_input(words.words, window)
            feed = {"ids": given.ids, "case": given.case, "state": given.state, "at": given.at}
            below, told = session.run([BELOW, "names"], feed)
            right = np.full(len(given.ids), corpora.UNKNOWN, np.int8)
            right[given.at] = words.name[window.start : window.end]
            right[given.at[: window.new - window.start]] = corpora.UNKNOWN
            yield Read(below[0].astype(np.float16), right, given.at.astype(np.int16), told.astype(np.float16))


def _examples(
    name: str, part: str, folder: Path, tokenizer: Tokenizer, rng: random.Random
) -> Iterable[corpora.Example]:
    if name == WORLD:
        return corpora.read_worldwide(folder, part, tokenizer)
    if name == POLNEAR:
        articles = list(corpora.read_polnear(folder, part, tokenizer))
        return rng.sample(articles, min(ARTICLES, len(articles)))
    return corpora.read_spacy(folder / f"{name}-{part}.spacy", tokenizer)


def train(branch: Branch, options: argparse.Namespace) -> None:
    """Train the branch on all corpora, as they are and under other names."""
    named = [(WORLD, 0), (WORLD, 1), *((name, share) for name in GOLD for share in (0, 1)), (POLNEAR, 0)]
    named += [(name, share) for name in options.twice for share in (0, 1)]
    weights = {WORLD: (1.0, 0.0), POLNEAR: (0.0, options.distil)}
    rng = random.Random(options.seed)
    sets = [
        (list(kept(name, "train", share, options)), weights.get(name, (options.gold, options.distil)))
        for name, share in named
    ]
    first = list(_batches(sets, rng))
    steps = int(options.rounds * len(first))
    groups = [
        {"params": list(branch.layer.parameters()), "base": options.rate},
        {"params": list(branch.names.parameters()), "base": 2 * options.rate},
    ]
    optimizer = torch.optim.AdamW(groups, lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    fast = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    branch.train()
    step, queue = 0, first
    while step < steps:
        queue = queue or list(_batches(sets, rng))
        windows_, (gold, distil) = queue.pop()
        below, bias, right, told, is_word = _padded(windows_)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast):
            scores = branch(below, bias.to(torch.bfloat16) if fast else bias)
        scores, known = scores.float(), right >= 0
        loss = distil * functional.kl_div(
            scores[is_word].log_softmax(-1),
            told[is_word].log_softmax(-1),
            log_target=True,
            reduction="batchmean",
        )
        if gold and known.any():
            loss = loss + gold * functional.cross_entropy(scores[known], right[known])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
        optimizer.step()
        step += 1
        if step % 100 == 0:
            print(f"step {step} of {steps} loss {loss.item():.4f}", flush=True)


Weights = tuple[float, float]


def _batches(
    sets: list[tuple[list[Read], Weights]], rng: random.Random
) -> Iterator[tuple[list[Read], Weights]]:
    """Yield batches of windows of like length, each of one corpus, in any order."""
    done = []
    for found, weights in sets:
        order = rng.sample(found, len(found))
        for begin in range(0, len(order), SORTED):
            batch: list[Read] = []
            for one in sorted(order[begin : begin + SORTED], key=lambda one: len(one.below)):
                if batch and len(one.below) * (len(batch) + 1) > BATCH_PIECES:
                    done.append((batch, weights))
                    batch = []
                batch.append(one)
            done.append((batch, weights))
    rng.shuffle(done)
    yield from done


def _padded(batch: list[Read]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return a batch's answers below, attention's bias, right names, names told now and where words begin."""
    length = max(len(one.below) for one in batch)
    below, told = torch.zeros(len(batch), length, WIDTH), torch.zeros(len(batch), length, len(NAMES))
    right = torch.full((len(batch), length), corpora.UNKNOWN)
    is_piece, is_word = (torch.zeros(len(batch), length, dtype=torch.bool) for _ in range(2))
    for row, one in enumerate(batch):
        size, at = len(one.below), torch.from_numpy(one.at.astype(np.int64))
        below[row, :size] = torch.from_numpy(one.below.astype(np.float32))
        right[row, :size] = torch.from_numpy(one.right.astype(np.int64))
        told[row, at] = torch.from_numpy(one.told.astype(np.float32))
        is_piece[row, :size], is_word[row, at] = True, True
    return below, (~is_piece)[:, None, None, :].float() * FAR_BELOW, right, told, is_word


@torch.no_grad()
def measured(branch: Branch, found: list[Read]) -> dict[str, float]:
    """Return F1 of exact names by label, in percent, without any rule; paragraphs are not parted."""
    counts: Counter[tuple[str, str]] = Counter()
    surely = 100 * np.eye(len(NAMES), dtype=np.float32)
    for one in found:
        right = one.right[one.at].astype(np.int64)
        below = torch.from_numpy(one.below.astype(np.float32))[None]
        scores = branch(below, None)[0, torch.from_numpy(one.at.astype(np.int64))].log_softmax(-1).numpy()
        rows = np.where((right >= 0)[:, None], scores + NAME_BIAS, surely[0]), surely[np.maximum(right, 0)]
        told, gold = (
            {(s.start, s.end, PLACES.get(s.label, s.label)) for s in decode.stretches(row, NAMES, [0])}
            for row in rows
        )
        for kind, spans in (("told", told), ("gold", gold), ("both", told & gold)):
            for *_, label in spans:
                counts[label, kind] += 1
                counts["compared", kind] += label in COMPARED
    labels = sorted({label for label, _ in counts})
    return {
        label: round(200 * counts[label, "both"] / (counts[label, "told"] + counts[label, "gold"]), 1)
        for label in labels
    }


if __name__ == "__main__":
    main()
