"""Train the reader on all tasks at once: `train.py --corpora DIR --encoder DIR --out DIR`.

Two one-thread processes that average their gradients use two cores best: the script starts them itself
(`--processes`). The budget is counted in steps, so that a run can be repeated; a run that was stopped goes on
from its last checkpoint. `--start reader.onnx` begins with the weights of a shipped model, not the encoder's.
"""

import argparse
import hashlib
import random
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed
import torch.multiprocessing
from torch import Tensor

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parent), str(HERE)]

import corpora  # noqa: E402  (found beside this script)
import losses  # noqa: E402
import shipped  # noqa: E402
from batches import Stream  # noqa: E402
from network import Reader  # noqa: E402
from renaming import renamed  # noqa: E402
from swap import swapper  # noqa: E402

from dashboard.extract.model.subwords import load_tokenizer  # noqa: E402

# facts: the upstream file of sentence-transformers/all-MiniLM-L6-v2, Apache-2.0
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
GOLD = ("ewt-train.spacy", "gmb-train.spacy", "crossner-train.spacy")
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
    parser.add_argument("--start", type=Path, help="a shipped reader.onnx to go on from")
    parser.add_argument("--swap", type=float, default=0.4, help="share of articles under other names")
    parser.add_argument("--recase", type=float, default=0.06, help="share of windows in one case")
    parser.add_argument("--silver", type=float, default=0.4, help="weight of machine-made answers")
    parser.add_argument("--silver-names", type=float, default=0.2, help="weight of machine-made names")
    parser.add_argument(
        "--without", nargs="*", default=[], choices=losses.FEATURES, help="features to leave out, to compare"
    )
    parser.add_argument(
        "--heads", nargs="*", default=[], choices=losses.HEADS, help="heads to train alone, to compare"
    )
    parser.add_argument(
        "--leave-out",
        nargs="*",
        default=[],
        choices=("worldwide", "noncommercial"),
        help="corpora of doubtful or narrower terms: en-worldwide-newswire, GUM's NonCommercial texts",
    )
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
    gold = list(
        corpora.read_gum(options.corpora, "train", tokenizer, free="noncommercial" in options.leave_out)
    )
    if "worldwide" not in options.leave_out:
        gold += corpora.read_worldwide(options.corpora, "train", tokenizer)
    gold += [example for name in GOLD for example in corpora.read_spacy(options.corpora / name, tokenizer)]
    model = Reader()
    model.load_encoder(weights)
    if options.start:
        shipped.load(model, options.start)
    model.word.weight.requires_grad_(False)  # as good and much cheaper than training the word table
    if rank == 0:
        given = {k: v.name if isinstance(v, Path) else v for k, v in vars(options).items()}
        say(options, f"articles {len(attributed)} gold {len(gold)} options {given}")
    swap = swapper("train", options.seed)
    stream_attributed, stream_gold = (
        Stream(
            examples,
            rng,
            renamed=lambda example, lot: renamed(example, swap, tokenizer, lot),
            swap=options.swap,
            recase=options.recase,
        )
        for examples in (attributed, gold)
    )
    _train(model, stream_attributed, stream_gold, rng, rank, options)


def _train(
    model: Reader,
    attributed: Stream,
    gold: Stream,
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
    pieces = 0
    lost: dict[str, list[float]] = {}
    # Half the time of float32 on processors with bfloat16, and 15 times as long on others.
    fast = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    torch.manual_seed(options.seed + 1000 * rank + step)
    model.train()
    while step < options.steps:
        scale = min(1.0, (step + 1) / 60) * max(0.02, 1 - step / options.steps)
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * scale
        batch = (gold if rng.random() < options.gold_share else attributed).next_batch()
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast):
            parts = losses.of(model, batch, options)
        sum(parts.values()).backward()
        _average(list(trained.values()), options.processes)
        torch.nn.utils.clip_grad_norm_(list(trained.values()), 1.0)
        optimizer.step()
        step += 1
        pieces += int(batch["mask"].sum())
        for name, loss in parts.items():
            lost.setdefault(name, []).append(float(loss.detach()))
        if rank == 0 and step % 20 == 0:
            rate = pieces / (time.time() - began)
            say(
                options,
                f"step {step} wall {time.time() - began:.0f} cpu {time.process_time():.0f} "
                f"pieces/s {rate:.0f} "
                + " ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(lost.items())),
            )
            lost = {}
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


def _save(state: dict[str, Any], path: Path) -> None:
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


if __name__ == "__main__":
    main()
