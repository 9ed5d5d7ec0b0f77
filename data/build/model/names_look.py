"""A second look at names: a small network on what the trained one sees, which itself stays as it is.

`names_look.py --corpora DIR --model reader.onnx --work DIR --out data/model` reads the corpora of names with
a trained network, takes what its last layers say of each word, and fits a layer, a window of neighbours and
an answer that is added to that of the head of names. All other heads, and so quotes, stay to the bit. Each
corpus has a bias of its own, for each calls other things a body or a place: what is there is told apart from
how it is labelled, and the network is written as one that labels like the corpus of `--labels`. It takes one
core half an hour, training the network six; what was read is kept in `--work` and not read again.
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parent), str(HERE)]

import corpora  # noqa: E402  (found beside this script)
import shipped  # noqa: E402
from renaming import renamed  # noqa: E402
from swap import swapper  # noqa: E402

from dashboard.extract.model.labels import NAMES  # noqa: E402
from dashboard.extract.model.subwords import load_tokenizer, window_input, windows  # noqa: E402

LAYERS = (3, 4, 5)
SEEN = "/norm_out_{}/LayerNormalization_output_0"  # what the export calls a layer's answer
BEFORE, AFTER = "/names/Gemm_output_0", "/names/looked"
WIDTH, MIDDLE, NEIGHBOURS = 384 * len(LAYERS), 96, 3
TOKENIZER = HERE.parents[1] / "model" / "tokenizer" / "tokenizer.json"
SCRIPTS = [HERE / name for name in ("names_look.py", "corpora.py", "renaming.py", "shipped.py")]
SPACY = ("gmb-train", "ewt-train", "gum-train", "crossner-train")
LENGTH, BATCH = 96, 24  # words of a stretch, stretches of a batch
DROPPED = 0.2


@dataclass
class Read:
    """What the network says of each word (words, WIDTH), and the right name of it (NAMES or UNKNOWN)."""

    seen: np.ndarray
    right: np.ndarray


class Look(nn.Module):
    """Adds to the scores of names; shapes (batch, words, WIDTH) in, (batch, words, NAMES) out.

    `corpus` is the number of the corpus that each of the batch is from, or in whose way it is labelled.
    """

    def __init__(self, corpora_: int) -> None:
        super().__init__()
        self.seen_in = nn.Parameter(torch.zeros(corpora_, MIDDLE))
        self.labelled_in = nn.Parameter(torch.zeros(corpora_, len(NAMES)))
        self.middle = nn.Linear(WIDTH, MIDDLE)
        self.beside = nn.Conv1d(MIDDLE, MIDDLE, NEIGHBOURS, padding=NEIGHBOURS // 2)
        self.out = nn.Linear(2 * MIDDLE, len(NAMES))
        self.drop = nn.Dropout(DROPPED)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, seen: Tensor, corpus: Tensor) -> Tensor:
        here = self.drop(functional.gelu(self.middle(seen) + self.seen_in[corpus][:, None]))
        beside = functional.gelu(self.beside(here.transpose(1, 2)).transpose(1, 2))
        added: Tensor = self.out(self.drop(torch.cat([here, beside], -1)))
        return added + self.labelled_in[corpus][:, None]

    def settle(self, corpus: int) -> None:
        """Label like one corpus from now on: its biases become those of the layers."""
        with torch.no_grad():
            self.middle.bias += self.seen_in[corpus]
            self.out.bias += self.labelled_in[corpus]


def main() -> None:
    """Parse the words, read the corpora, fit and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="the reader.onnx to look with")
    parser.add_argument("--work", type=Path, required=True, help="where what was read is kept")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the model, with its pin.json")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--swap", type=float, default=0.25, help="share of articles under other names")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--labels", default="gum-train", help="the corpus in whose way names are labelled")
    parser.add_argument("--leave-out", nargs="*", default=[], choices=("worldwide",))
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    names = [*(name for name in ("worldwide-train",) if "worldwide" not in options.leave_out), *SPACY]
    read = [_read(name, options) for name in names]
    look = fit(read, Head(options.model), options)
    look.settle(names.index(options.labels))
    started_from = _sha256(options.model)
    reader = options.out / "dateline_reader" / "reader.onnx"
    write(look, options.model, reader)
    _pin(options, names, started_from)


def _pin(options: argparse.Namespace, names: list[str], started_from: str) -> None:
    """Note beside the model what it was made from."""
    path = options.out / "pin.json"
    pin = json.loads(path.read_text(encoding="utf-8"))
    pin["reader_sha256"] = _sha256(options.out / "dateline_reader" / "reader.onnx")
    pin["names_look"] = {
        **{key: getattr(options, key) for key in ("rounds", "rate", "swap", "seed", "labels")},
        "started_from_sha256": started_from,
        "scripts_sha256": {path.name: _sha256(path) for path in SCRIPTS},
        "corpora_sha256": {path.name: _sha256(path) for path in (_corpus(options, name) for name in names)},
    }
    path.write_text(json.dumps(pin, indent=2) + "\n", encoding="utf-8")


def _corpus(options: argparse.Namespace, name: str) -> Path:
    suffix = ".jsonl.gz" if name.startswith("worldwide") else ".spacy"
    return Path(options.corpora / f"{name}{suffix}")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(name: str, options: argparse.Namespace) -> Read:
    """Return what the network sees of a corpus, from --work if it was read before."""
    model = _sha256(options.model)[:12]
    kept = options.work / f"{name}-{model}-{options.swap}-{options.seed}.npz"
    if not kept.is_file():
        options.work.mkdir(parents=True, exist_ok=True)
        tokenizer = load_tokenizer(str(TOKENIZER))
        if name.startswith("worldwide"):
            examples = corpora.read_worldwide(options.corpora, "train", tokenizer)
        else:
            examples = corpora.read_spacy(_corpus(options, name), tokenizer)
        found = seen(_swapped(examples, tokenizer, options), options.model)
        # Under another name first: a reading that is broken off leaves no half of it.
        part = kept.with_suffix(".part.npz")
        np.savez(part, seen=found.seen, right=found.right)
        part.replace(kept)
    with np.load(kept) as tables:
        return Read(tables["seen"], tables["right"])


def _swapped(
    examples: Iterable[corpora.Example], tokenizer: Any, options: argparse.Namespace
) -> Iterator[corpora.Example]:
    rng = random.Random(options.seed)
    swap = swapper("train", options.seed)
    for example in examples:
        yield renamed(example, swap, tokenizer, rng) if rng.random() < options.swap else example


def seen(examples: Iterable[corpora.Example], model: Path) -> Read:
    """Return what the network sees in some texts, in the windows in which the product reads them."""
    network = onnx.load(str(model))
    wanted = [SEEN.format(layer) for layer in LAYERS]
    for name in wanted:
        network.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(network.SerializeToString(), options, ["CPUExecutionProvider"])
    rows: list[np.ndarray] = []
    right: list[np.ndarray] = []
    for example in examples:
        for window in windows(example.words):
            given = window_input(example.words, window)
            feed = {"ids": given.ids, "case": given.case, "state": given.state, "at": given.at}
            layers = session.run(wanted, feed)
            new = slice(window.new - window.start, None)
            rows.append(np.concatenate([layer[0][given.at] for layer in layers], 1)[new].astype(np.float16))
            right.append(example.name[window.new : window.end].astype(np.int8))
    return Read(np.concatenate(rows), np.concatenate(right))


class Head(nn.Module):
    """The head of names as it is shipped; it is not trained."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        tables = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(model)).graph.initializer}
        plain = shipped.plain(tables)
        self.weight, self.bias = (torch.from_numpy(plain[f"names.{part}"]) for part in ("weight", "bias"))

    def forward(self, seen: Tensor) -> Tensor:
        return functional.linear(seen[..., -self.weight.shape[1] :], self.weight, self.bias)


def fit(read: list[Read], head: Head, options: argparse.Namespace) -> Look:
    """Return the look that brings the answers closest to the right ones."""
    tables = [_stretches(one) for one in read]
    places = [(corpus, row) for corpus, table in enumerate(tables) for row in range(len(table[1]))]
    look = Look(len(read))
    optimizer = torch.optim.AdamW(look.parameters(), lr=options.rate, weight_decay=0.01)
    rng = np.random.default_rng(options.seed)
    steps, step = options.rounds * (len(places) // BATCH), 0
    for round_ in range(options.rounds):
        order, lost = rng.permutation(len(places)), 0.0
        for at in range(0, len(order) - BATCH + 1, BATCH):
            chosen = [places[number] for number in order[at : at + BATCH]]
            rows, right = (torch.stack([tables[c][k][row] for c, row in chosen]) for k in range(2))
            corpus = torch.tensor([number for number, _ in chosen])
            scores = head(rows.float()) + look(rows.float(), corpus)
            loss = functional.cross_entropy(
                scores.transpose(1, 2), right.long(), ignore_index=corpora.UNKNOWN
            )
            for group in optimizer.param_groups:
                group["lr"] = options.rate * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            lost += loss.item()
            step += 1
        print(f"round {round_ + 1} step {step} loss {lost / (len(order) // BATCH):.4f}", flush=True)
    look.eval()
    return look


def _stretches(read: Read) -> tuple[Tensor, Tensor]:
    """Cut a corpus into stretches of LENGTH words; the last words are left out."""
    count = len(read.right) // LENGTH
    seen_, right = (
        torch.from_numpy(table[: count * LENGTH].reshape(count, LENGTH, *table.shape[1:]))
        for table in (read.seen, read.right)
    )
    return seen_, right


def write(look: Look, model: Path, out: Path) -> None:
    """Write the network with the look; its weights are whole numbers of eight bits with a scale a row."""
    network = onnx.load(str(model))
    graph = network.graph
    if any(AFTER in node.output for node in graph.node):
        raise SystemExit(f"{model} has a second look at names already.")
    tables: list[onnx.TensorProto] = []
    nodes: list[onnx.NodeProto] = []

    def add(operation: str, inputs: list[str], output: str, **more: Any) -> str:
        nodes.append(onnx.helper.make_node(operation, inputs, [output], name=output, **more))
        return output

    def table(name: str, values: np.ndarray) -> str:
        full = f"names.look.{name}"
        tables.append(numpy_helper.from_array(values, full))
        return full

    def weight(name: str, values: Tensor) -> str:
        """Return the name of a weight of eight bits; rows are those of the output."""
        rows = values.detach().numpy()
        flat = np.abs(rows).reshape(len(rows), -1).max(1)
        scale = np.maximum(flat, 1e-8).astype(np.float32) / 127
        shape = (-1, *[1] * (rows.ndim - 1))
        whole = np.rint(rows / scale.reshape(shape)).astype(np.int8)
        cast = add("Cast", [table(f"{name}.whole", whole)], f"/look/{name}/cast", to=onnx.TensorProto.FLOAT)
        return add("Mul", [cast, table(f"{name}.scale", scale.reshape(shape))], f"/look/{name}/weight")

    def gelu(value: str, output: str) -> str:
        root = add(
            "Mul", [value, table(f"{output}.root", np.array(0.5**0.5, np.float32))], f"/look/{output}/x"
        )
        half = add("Mul", [value, table(f"{output}.half", np.array(0.5, np.float32))], f"/look/{output}/half")
        one = table(f"{output}.one", np.array(1.0, np.float32))
        share = add("Add", [add("Erf", [root], f"/look/{output}/erf"), one], f"/look/{output}/share")
        return add("Mul", [half, share], f"/look/{output}")

    def linear(value: str, name: str, layer: nn.Linear) -> str:
        turned = add("Transpose", [weight(name, layer.weight)], f"/look/{name}/turned", perm=[1, 0])
        product = add("MatMul", [value, turned], f"/look/{name}/product")
        return add("Add", [product, table(f"{name}.bias", layer.bias.detach().numpy())], f"/look/{name}/sum")

    first = table("first", np.array(0, np.int64))
    rows = [
        add("Gather", [add("Gather", [SEEN.format(n), first], f"/look/{n}/text"), "at"], f"/look/{n}/words")
        for n in LAYERS
    ]
    here = gelu(linear(add("Concat", rows, "/look/seen", axis=1), "middle", look.middle), "here")
    turned = add("Transpose", [here], "/look/here/turned", perm=[1, 0])
    batch = add("Unsqueeze", [turned, table("axes", np.array([0], np.int64))], "/look/here/batch")
    around = add(
        "Conv",
        [
            batch,
            weight("beside", look.beside.weight),
            table("beside.bias", look.beside.bias.detach().numpy()),
        ],
        "/look/beside/sum",
        pads=[NEIGHBOURS // 2, NEIGHBOURS // 2],
    )
    flat = add("Transpose", [add("Squeeze", [around, "names.look.axes"], "/look/beside/flat")],
               "/look/beside/turned", perm=[1, 0])  # fmt: skip
    both = add("Concat", [here, gelu(flat, "beside")], "/look/both", axis=1)
    add("Add", [BEFORE, linear(both, "out", look.out)], AFTER)
    end = next(at for at, node in enumerate(graph.node) if BEFORE in node.input)
    graph.node[end].input[list(graph.node[end].input).index(BEFORE)] = AFTER
    # Behind all else, and the answer of names after it.
    last = graph.node[end]
    graph.node.remove(last)
    graph.node.extend([*nodes, last])
    graph.initializer.extend(tables)
    onnx.checker.check_model(network)
    onnx.save(network, str(out))


if __name__ == "__main__":
    main()
