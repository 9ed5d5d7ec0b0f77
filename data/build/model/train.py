"""Train the reader on all tasks at once: `train.py --corpora DIR --encoder DIR --out DIR`.

Two one-thread processes that average their gradients use two cores best: the script starts them itself
(`--processes`). The budget is counted in steps, so that a run can be repeated; a run that was stopped goes on
from its last checkpoint.
"""

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.distributed
import torch.multiprocessing
from torch import Tensor
from torch.nn import functional

sys.path[:0] = [str(Path(__file__).resolve().parents[3]), str(Path(__file__).resolve().parent)]

import corpora  # noqa: E402  (found beside this script)
from network import FAR_BELOW, Reader  # noqa: E402

from dashboard.extract.pieces import load_tokenizer, window_input, windows  # noqa: E402

# facts: the upstream file of sentence-transformers/all-MiniLM-L6-v2, Apache-2.0
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
GOLD = ("ewt-train.spacy", "gmb-train.spacy", "crossner-train.spacy")
BATCH_PIECES = 2048  # of one process
HEAD_PARTS = ("roles", "names", "tags", "sentences", "links", "antecedents", "case", "state")
CHECKPOINT_SECONDS = 240


def main() -> None:
    """Parse the words and start the processes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder with model.safetensors and tokenizer.json"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument(
        "--gold-share",
        type=float,
        default=0.35,
        help="share of batches from the corpora without attributions",
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "rendezvous").unlink(missing_ok=True)
    torch.multiprocessing.spawn(run, (options,), nprocs=options.processes)


def run(rank: int, options: argparse.Namespace) -> None:
    """Train as one of the processes."""
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    torch.distributed.init_process_group(
        "gloo",
        init_method=f"file://{(options.out / 'rendezvous').resolve()}",
        rank=rank,
        world_size=options.processes,
    )
    rng = random.Random(options.seed + 1000 * rank)
    weights = options.encoder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != ENCODER_SHA256:
        raise SystemExit(f"{weights} is not the encoder that this was made for (sha256 {ENCODER_SHA256}).")
    tokenizer = load_tokenizer(str(options.encoder / "tokenizer.json"))
    attributed = list(corpora.read_polnear(options.corpora, "train", tokenizer))
    gold = list(corpora.read_gum(options.corpora, "train", tokenizer))
    gold += [example for name in GOLD for example in corpora.read_spacy(options.corpora / name, tokenizer)]
    model = Reader()
    model.load_encoder(weights)
    model.word.weight.requires_grad_(False)  # as good and much cheaper than training the word table
    if rank == 0:
        say(options, f"articles {len(attributed)} gold {len(gold)} options {vars(options)}")
    _train(model, Stream(attributed, rng), Stream(gold, rng), rng, rank, options)


def _train(
    model: Reader,
    attributed: "Stream",
    gold: "Stream",
    rng: random.Random,
    rank: int,
    options: argparse.Namespace,
) -> None:
    trained = {name: value for name, value in model.named_parameters() if value.requires_grad}
    heads = [value for name, value in trained.items() if name.split(".")[0] in HEAD_PARTS]
    body = [value for name, value in trained.items() if name.split(".")[0] not in HEAD_PARTS]
    groups = [{"params": body, "base": options.rate}, {"params": heads, "base": 1e-3}]
    optimizer = torch.optim.AdamW(groups, lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    step = _resume(model, optimizer, options)
    began = saved = time.time()
    pieces, losses = 0, {}
    torch.manual_seed(options.seed + 1000 * rank + step)
    model.train()
    while step < options.steps:
        scale = min(1.0, (step + 1) / 60) * max(0.02, 1 - step / options.steps)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * scale
        batch = (gold if rng.random() < options.gold_share else attributed).next_batch()
        optimizer.zero_grad(set_to_none=True)
        # Half the time of float32 on processors with bfloat16; weights and sums stay float32.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = batch_losses(model, batch)
        sum(parts.values()).backward()
        _average(list(trained.values()), options.processes)
        torch.nn.utils.clip_grad_norm_(list(trained.values()), 1.0)
        optimizer.step()
        step += 1
        pieces += int(batch["mask"].sum())
        for name, loss in parts.items():
            losses.setdefault(name, []).append(float(loss.detach()))
        if rank == 0 and step % 20 == 0:
            rate = pieces / (time.time() - began)
            say(
                options,
                f"step {step} wall {time.time() - began:.0f} cpu {time.process_time():.0f} "
                f"pieces/s {rate:.0f} "
                + " ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(losses.items())),
            )
            losses = {}
        if rank == 0 and (time.time() - saved > CHECKPOINT_SECONDS or step == options.steps):
            saved = time.time()
            _save(
                {"step": step, "model": model.state_dict(), "optimizer": optimizer.state_dict()},
                options.out / "checkpoint.pt",
            )


def say(options: argparse.Namespace, line: str) -> None:
    """Write a line to the log."""
    with (options.out / "log.txt").open("a") as log:
        print(line, file=log)


def _save(state: dict, path: Path) -> None:
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def _resume(model: Reader, optimizer: torch.optim.Optimizer, options: argparse.Namespace) -> int:
    path = options.out / "checkpoint.pt"
    if not path.is_file():
        return 0
    state = torch.load(path)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def _average(parameters: list[Tensor], processes: int) -> None:
    for parameter in parameters:
        if parameter.grad is None:
            parameter.grad = torch.zeros_like(parameter)
    flat = torch.cat([parameter.grad.reshape(-1) for parameter in parameters])
    torch.distributed.all_reduce(flat)
    flat /= processes
    at = 0
    for parameter in parameters:
        parameter.grad.copy_(flat[at : at + parameter.numel()].view_as(parameter))
        at += parameter.numel()


class Stream:
    """Windows of a corpus for ever, cut anew at each pass, in batches of like length."""

    def __init__(self, examples: list[corpora.Example], rng: random.Random) -> None:
        self.examples = examples
        self.rng = rng
        self.batches = self._batches()

    def next_batch(self) -> dict[str, Tensor]:
        """Return the next batch as padded tensors."""
        return collate(next(self.batches))

    def _batches(self) -> Iterator[list[dict]]:
        while True:
            cut = [item for example in self.examples for item in self._cut(example)]
            self.rng.shuffle(cut)
            batches = []
            for at in range(0, len(cut), 256):
                batches += list(_packed(sorted(cut[at : at + 256], key=lambda item: len(item["ids"]))))
            self.rng.shuffle(batches)
            yield from batches

    def _cut(self, example: corpora.Example) -> Iterator[dict]:
        size = self.rng.choice((200, 300, 400, 400))
        for window in windows(example.words, size=size, context=0, first_size=self.rng.randint(60, size)):
            yield _item(example, window)


def _item(example: corpora.Example, window) -> dict:
    piece = window_input(example.words, window)
    here = slice(window.start, window.end)
    item = {"ids": piece.ids, "case": piece.case, "state": piece.state, "pairs": [], "gold": example.gold}
    for name in ("role", "name", "tag", "sentence"):
        row = np.full(len(piece.ids), corpora.UNKNOWN, dtype=np.int64)
        row[piece.at] = getattr(example, name)[here]
        item[name] = row
    row = np.full(len(piece.ids), corpora.UNKNOWN, dtype=np.int64)
    anchor = example.anchor[here]
    within = (anchor >= window.start) & (anchor < window.end)
    row[piece.at[within]] = piece.at[anchor[within] - window.start]
    item["link"] = row
    for word in range(window.start, window.end):
        if targets := example.antecedents.get(word):
            inside = [t for t in targets if t >= window.start] or [word]
            item["pairs"].append(
                (int(piece.at[word - window.start]), [int(piece.at[t - window.start]) for t in inside])
            )
    return item


def _packed(items: list[dict]) -> Iterator[list[dict]]:
    batch: list[dict] = []
    for item in items:
        if batch and len(item["ids"]) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def collate(items: list[dict]) -> dict[str, Tensor]:
    """Pad a batch; antecedents become rows (window, piece) and a mask over the pieces they may be."""
    length = max(len(item["ids"]) for item in items)

    def padded(name: str, value: int) -> Tensor:
        rows = [np.pad(item[name], (0, length - len(item["ids"])), constant_values=value) for item in items]
        return torch.from_numpy(np.stack(rows))

    batch = {name: padded(name, 0) for name in ("ids", "case", "state")}
    batch |= {name: padded(name, corpora.UNKNOWN) for name in ("role", "name", "tag", "sentence", "link")}
    lengths = torch.tensor([len(item["ids"]) for item in items])
    batch["mask"] = torch.arange(length)[None, :] < lengths[:, None]
    pairs = [(row, here, there) for row, item in enumerate(items) for here, there in item["pairs"]]
    batch["pair_at"] = torch.tensor([pair[:2] for pair in pairs], dtype=torch.long).reshape(-1, 2)
    right = torch.zeros((len(pairs), length), dtype=torch.bool)
    for number, (_, _, there) in enumerate(pairs):
        right[number, there] = True
    batch["pair_right"] = right
    batch["gold"] = torch.tensor(float(items[0]["gold"]))
    return batch


def batch_losses(model: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return each head's weighted loss; silver answers (PolNeAR's names, tags, coreference) count less."""
    x = model.encode(batch["ids"], batch["case"], batch["state"], batch["mask"])
    sure = 1.0 if batch["gold"] else 0.4
    losses = {}
    for name, head, weight in (
        ("role", model.roles, 1.0),
        ("name", model.names, sure),
        ("tag", model.tags, 0.3 * sure),
        ("sentence", model.sentences, 0.3 * sure),
    ):
        known = batch[name] >= 0
        if known.any():
            losses[name] = weight * functional.cross_entropy(head(x[known]).float(), batch[name][known])
    closed = (~batch["mask"])[:, None, :] * FAR_BELOW
    if (known := batch["link"] >= 0).any():
        scores = (model.links(x).float() + closed)[known]
        losses["link"] = 0.3 * functional.cross_entropy(scores, batch["link"][known])
    if len(batch["pair_at"]):
        window, piece = batch["pair_at"].unbind(1)
        scores = (model.antecedents(x).float() + closed)[window, piece]
        later = torch.arange(scores.shape[1])[None, :] > piece[:, None]
        scores = functional.log_softmax(scores + later * FAR_BELOW, dim=1)
        right = torch.logsumexp(scores + ~batch["pair_right"] * FAR_BELOW, dim=1)
        losses["antecedent"] = -0.4 * sure * right.mean()
    return losses


if __name__ == "__main__":
    main()
