"""The network: a BERT encoder with case and quotation features, and a linear head for each question."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dashboard.extract.model.labels import NAMES, ROLES, TAGS

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS, POINTER = 384, 12, 1536, 6, 30_522, 512, 128
FAR_BELOW = -1e4


class Layer(nn.Module):
    """One transformer layer, normalised after each part, as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_mix = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        mixed = self.mix(x).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = mixed.permute(2, 0, 3, 1, 4).unbind(0)
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        attended = attended.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_mix(x + self.drop(self.out(attended)))
        return self.norm_out(x + self.drop(self.narrow(functional.gelu(self.widen(x)))))


class Pointer(nn.Module):
    """Scores for each piece (row) how likely it points to each other (column)."""

    def __init__(self) -> None:
        super().__init__()
        self.from_here = nn.Linear(WIDTH, POINTER)
        self.to_there = nn.Linear(WIDTH, POINTER)

    def forward(self, x: Tensor) -> Tensor:
        return self.from_here(x) @ self.to_there(x).transpose(-1, -2) * POINTER**-0.5


class Reader(nn.Module):
    """Reads pieces, case and quotation state; answers each question with a head of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.case = nn.Embedding(7, WIDTH)
        self.state = nn.Embedding(4, WIDTH)
        nn.init.normal_(self.case.weight, std=0.01)
        nn.init.normal_(self.state.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.roles = nn.Linear(WIDTH, len(ROLES))
        self.names = nn.Linear(WIDTH, len(NAMES))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.sentences = nn.Linear(WIDTH, 2)
        self.links = Pointer()
        self.antecedents = Pointer()

    def encode(self, ids: Tensor, case: Tensor, state: Tensor, mask: Tensor | None) -> Tensor:
        """Return one vector a piece; shapes (batch, length) in, (batch, length, width) out."""
        x = self.drop(self.embed(ids, case, state))
        bias = None if mask is None else (~mask)[:, None, None, :].to(x.dtype) * FAR_BELOW
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def embed(self, ids: Tensor, case: Tensor, state: Tensor) -> Tensor:
        """Return what goes into the first layer."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.segment
        return self.norm(x + self.case(case) + self.state(state))

    def load_encoder(self, path: Path) -> None:
        """Take the encoder's weights from a BERT model.safetensors."""
        given = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
        with torch.no_grad():
            self.word.weight.copy_(given["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(given["embeddings.position_embeddings.weight"])
            self.segment.copy_(given["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, given, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                prefix = f"encoder.layer.{number}."
                for part in ("weight", "bias"):
                    three = [given[f"{prefix}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
                    getattr(layer.mix, part).copy_(torch.cat(three))
                _copy(layer.out, given, prefix + "attention.output.dense")
                _copy(layer.norm_mix, given, prefix + "attention.output.LayerNorm")
                _copy(layer.widen, given, prefix + "intermediate.dense")
                _copy(layer.narrow, given, prefix + "output.dense")
                _copy(layer.norm_out, given, prefix + "output.LayerNorm")


def _copy(part: nn.Module, given: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(given[name + ".weight"])
    part.bias.copy_(given[name + ".bias"])
