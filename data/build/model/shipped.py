"""The weights of a shipped reader.onnx, back in a network that can be trained on."""

from pathlib import Path

import numpy as np
import onnx
import torch
from network import LAYERS, Reader
from onnx import numpy_helper

# In the order in which the export writes the tables that it renames: those of the encoder's layers.
PARTS = ("mix", "out", "widen", "narrow")


def load(model: Reader, path: Path) -> None:
    """Take all weights of an int8 model but the word table, which is the encoder's own and was never trained.

    The int8 numbers times their scales are just what the shipped model computes with.
    """
    tables = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(path)).graph.initializer}
    given = plain(tables)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name != "word.weight":
                weight.copy_(torch.from_numpy(given[name]))


def plain(tables: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the float32 table of each parameter."""
    plain = {name.removeprefix("reader."): table.copy() for name, table in tables.items()}
    layers = iter(f"layers.{layer}.{part}.weight" for layer in range(LAYERS) for part in PARTS)
    for name in tables:
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            zero = tables[f"{stem}_zero_point"].astype(np.float32)
            table = (tables[name].astype(np.float32) - zero) * tables[f"{stem}_scale"]
            if stem.startswith("onnx::MatMul"):
                plain[next(layers)] = table.T.copy()
            else:
                turned = stem.endswith("_Transposed")
                parameter = stem.removeprefix("reader.").removesuffix("_Transposed")
                plain[parameter] = table.T.copy() if turned else table
    for name in [name for name in plain if name.endswith(".factor")]:
        plain[name.replace(".factor", ".weight")] *= plain[name]  # see smoothing.py
    return plain
