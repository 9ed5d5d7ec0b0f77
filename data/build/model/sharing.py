"""A layer beside the top one that shares its tables: only what sets them apart is written.

Of each table that is two narrow ones of eight bits (LoRA, Hu et al. 2022, by singular values): 64 wide
they are 0.43 MB instead of a layer’s 1.8. What the other heads answer stays to the bit.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import shipped
from network import HEADS, LAYERS, WIDTH
from onnx import numpy_helper
from torch import nn

BELOW = f"/norm_out_{LAYERS - 2}/LayerNormalization_output_0"  # the answer below the top, as exported


def plain(network: onnx.ModelProto) -> dict[str, np.ndarray]:
    """Return the float32 table of each parameter of a shipped network."""
    return shipped.plain({one.name: numpy_helper.to_array(one) for one in network.graph.initializer})


class Graph:
    """Nodes and tables that are added to a network; each method returns the name of what it adds."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.tables: list[onnx.TensorProto] = []

    def add(self, operation: str, inputs: list[str], output: str, domain: str = "", **more: Any) -> str:
        """Add an operation with one answer."""
        self.nodes.append(
            onnx.helper.make_node(operation, inputs, [output], name=output, domain=domain, **more)
        )
        return output

    def table(self, name: str, values: np.ndarray) -> str:
        """Add a table as it is."""
        full = f"names.branch.{name}"
        self.tables.append(numpy_helper.from_array(np.ascontiguousarray(values), full))
        return full

    def small(self, name: str, rows: np.ndarray) -> str:
        """Add a table of eight bits with a scale a row, turned: (out, in) given, (in, out) written."""
        scale = np.maximum(np.abs(rows).max(1), 1e-8).astype(np.float32) / 127
        whole = self.table(f"{name}.whole", np.rint(rows / scale[:, None]).astype(np.int8).T)
        cast = self.add("Cast", [whole], f"/branch/{name}/cast", to=onnx.TensorProto.FLOAT)
        return self.add("Mul", [cast, self.table(f"{name}.scale", scale[None])], f"/branch/{name}/weight")


class Shared(Graph):
    """A branch beside the top layer, whose tables it shares."""

    def __init__(self, branch: nn.Module, tables: dict[str, np.ndarray], rank: int) -> None:
        super().__init__()
        self.own = {name: value.numpy() for name, value in branch.layer.state_dict().items()}
        self.top = {name: tables[f"layers.{LAYERS - 1}.{name}"] for name in self.own}
        self.rank = rank

    def apart(self, name: str, value: str) -> str:
        """Add what sets a product apart from the shared one, by the largest singular values."""
        left, sizes, right = np.linalg.svd(
            self.own[f"{name}.weight"] - self.top[f"{name}.weight"], full_matrices=False
        )
        root = np.sqrt(sizes[: self.rank])
        narrow = self.small(f"{name}.down", right[: self.rank] * root[:, None])
        inner = self.add("MatMul", [value, narrow], f"/branch/{name}/down")
        wide = self.small(f"{name}.up", left[:, : self.rank] * root)
        return self.add("MatMul", [inner, wide], f"/branch/{name}/up")

    def product(self, name: str, value: str, table: str, smoothed: str = "") -> str:
        """Add a product with a shared table of eight bits, in the operations of the export."""
        given = self.add("Mul", [value, smoothed], f"/branch/{name}/smoothed") if smoothed else value
        whole, scale, zero = (f"/branch/{name}/given/{part}" for part in ("whole", "scale", "zero"))
        self.nodes.append(onnx.helper.make_node("DynamicQuantizeLinear", [given], [whole, scale, zero]))
        scales = self.add("Mul", [scale, f"{table}_scale"], f"/branch/{name}/scales")
        sums = self.add(
            "MatMulInteger",
            [whole, f"{table}_quantized", zero, f"{table}_zero_point"],
            f"/branch/{name}/sums",
        )
        cast = self.add("Cast", [sums], f"/branch/{name}/cast/sums", to=onnx.TensorProto.FLOAT)
        scaled = self.add("Mul", [cast, scales], f"/branch/{name}/shared")
        biased = self.add(
            "Add", [scaled, self.table(f"{name}.bias", self.own[f"{name}.bias"])], f"/branch/{name}/biased"
        )
        return self.add("Add", [biased, self.apart(name, value)], f"/branch/{name}/all")

    def normed(self, name: str, first: str, second: str) -> str:
        """Add the normalised sum of two values."""
        total = self.add("Add", [first, second], f"/branch/{name}/total")
        tables = [self.table(f"{name}.{part}", self.own[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.add(
            "LayerNormalization", [total, *tables], f"/branch/{name}/normed", axis=-1, epsilon=1e-12
        )

    def gelu(self, value: str) -> str:
        """Add the activation, in the operations that onnxruntime makes one of."""
        root, one, half = (
            self.table(name, np.array(number, np.float32))
            for name, number in (("root", 2**0.5), ("one", 1.0), ("half", 0.5))
        )
        bent = self.add("Erf", [self.add("Div", [value, root], "/branch/gelu/given")], "/branch/gelu/bent")
        share = self.add(
            "Mul", [value, self.add("Add", [bent, one], "/branch/gelu/one")], "/branch/gelu/share"
        )
        return self.add("Mul", [share, half], "/branch/gelu")


def write(branch: nn.Module, model: Path, written: Path, *, rank: int) -> None:
    """Write the network with the branch; the old head of names goes."""
    network = onnx.load(str(model))
    graph = network.graph
    top = LAYERS - 1
    # The export numbers the products of the layers, four a layer; those of the last four are the top layer's.
    products = sorted(
        one.name.removesuffix("_quantized")
        for one in graph.initializer
        if one.name.startswith("onnx::MatMul") and one.name.endswith("_quantized")
    )
    out, widen, narrow = products[-3:]
    new = Shared(branch, plain(network), rank)
    bias = new.table("mix.bias", new.own["mix.bias"] - new.top["mix.bias"])
    mixed = new.add("Add", [f"/mix_{top}/Add_output_0", new.apart("mix", BELOW)], "/branch/mix/both")
    mixed = new.add("Add", [mixed, bias], "/branch/mix/all")
    parts = ["/branch/query", "/branch/key", "/branch/value"]
    sizes = new.table("sizes", np.array([WIDTH] * 3, np.int64))
    new.nodes.append(onnx.helper.make_node("Split", [mixed, sizes], parts, axis=-1))
    query = new.add("Gather", [parts[0], "at"], "/branch/query/words", axis=1)
    attended = new.add(
        "MultiHeadAttention", [query, *parts[1:]], "/branch/attended", "com.microsoft", num_heads=HEADS
    )
    words = new.add("Gather", [BELOW, "at"], "/branch/words", axis=1)
    seen = new.normed("norm_mix", words, new.product("out", attended, out))
    inner = new.gelu(new.product("widen", seen, widen, f"reader.layers.{top}.widen.factor"))
    seen = new.normed("norm_out", seen, new.product("narrow", inner, narrow))
    flat = new.add("Squeeze", [seen, new.table("axes", np.array([0], np.int64))], "/branch/flat")
    head = new.small("head", branch.names.weight.detach().numpy())
    scores = new.add("MatMul", [flat, head], "/branch/head")
    bias = new.table("head.bias", branch.names.bias.detach().numpy())
    last = next(node for node in graph.node if "names" in node.output)
    last.input[0] = new.add("Add", [scores, bias], "/branch/scores")
    kept_nodes = [
        node for node in graph.node if node is not last and not node.output[0].startswith("/names/Gemm")
    ]
    kept_tables = [one for one in graph.initializer if not one.name.startswith("reader.names.")]
    del graph.node[:], graph.initializer[:]
    graph.node.extend([*kept_nodes, *new.nodes, last])
    graph.initializer.extend([*kept_tables, *new.tables])
    onnx.save(network, str(written))
