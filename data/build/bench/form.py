"""The form of the benchmark: what a part of it is, what it returns, and which parts there are.

A part is one file beside this one, named in PARTS, with

    YARDSTICK = "python"   # the name of the plain work that its figures are compared with (yardstick.py)
    CURVES = ()            # plots of its figures, if it has any

    def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]: ...

`folder` may keep made collections between runs; `sizes` are numbers of quotes. Each part runs in a process of
its own, bound to one core.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

PARTS = (
    "start",
    "corridor",
    "memory",
    "hardest",
    "lookup",
    "storing",
    "refreshing",
    "million",
    "taking",
    "clicks",
    "parted",
    "peers",
)
SIZES = (10_000, 100_000)  # quotes; a million is asked for by name, it takes half an hour

Unit = Literal["s", "ms", "µs", "a second", "GB", "MB", "kB", "times", ""]
SECONDS: dict[str, float] = {"s": 1.0, "ms": 1e-3, "µs": 1e-6}
MEGABYTES: dict[str, float] = {"GB": 1e3, "MB": 1.0, "kB": 1e-3}


@dataclass(frozen=True)
class Figure:
    """One measured figure: a cell of a table, and a point of a curve.

    `table` is the word in `<!-- bench TABLE -->` where it is shown. `value` is a number in `unit`, or words
    that tell what came of it. `at` is the size it was measured at, the x of a curve. `ratio` is worked out
    from the part's yardstick unless it is given. More is better of what is counted "a second", less of all
    else, unless `better` says so. `day` is that of a figure kept from an earlier run; parts leave it empty.
    """

    table: str
    row: str
    column: str
    value: float | str
    unit: Unit = ""
    at: float | None = None
    ratio: float | None = None
    better: Literal["", "more", "less"] = ""
    day: str = ""

    @property
    def is_better_large(self) -> bool:
        """Whether more is better."""
        return self.better == "more" or (not self.better and self.unit == "a second")


@dataclass(frozen=True)
class Curve:
    """A plot of one table: `line` says whether each row or each column is one line; x is `Figure.at`.

    `name` is that of its file, `data/curves/NAME.svg`. A logarithmic axis suits sizes.
    """

    name: str
    table: str
    title: str
    x: str
    y: str
    line: Literal["row", "column"]


class Part(Protocol):
    """A file of the benchmark."""

    YARDSTICK: str
    CURVES: Sequence[Curve]

    def measure(self, folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
        """Yield the figures of this part."""


def ratio(figure: Figure, seconds: float, megabytes: float) -> float | None:
    """Return a figure as a multiple of the yardstick's seconds, or of a bare Python's memory.

    A rate becomes how much is done while the yardstick's work is done once. Words and counts have none.
    """
    if figure.ratio is not None or isinstance(figure.value, str):
        return figure.ratio
    if figure.unit in SECONDS:
        return figure.value * SECONDS[figure.unit] / seconds
    if figure.unit in MEGABYTES:
        return figure.value * MEGABYTES[figure.unit] / megabytes
    return {"a second": figure.value * seconds, "times": figure.value}.get(figure.unit)
