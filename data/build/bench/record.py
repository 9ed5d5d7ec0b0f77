"""data/benchmarks.json: what was measured, when, on which machine, with which versions."""

import json
import os
import platform
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import form
import yardstick
from form import Curve, Figure

import dashboard

PATH = Path(__file__).resolve().parents[2] / "benchmarks.json"
LIBRARIES = ("numpy", "onnxruntime", "tokenizers", "spacy", "pandas", "streamlit", "trafilatura")
FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8")  # what the network's products gain from
Row = dict[str, Any]


@dataclass(frozen=True)
class Measured:
    """One part of the benchmark as it was measured."""

    day: str
    machine: dict[str, str | float]
    versions: dict[str, str]
    seconds: float
    yardstick: dict[str, str | float]
    curves: tuple[Curve, ...]
    figures: tuple[Figure, ...]


def measured(
    figures: Iterable[Figure], curves: Iterable[Curve], *, name: str, seconds: float, took: float
) -> Measured:
    """Return a part as it goes into the record, each figure with its ratio.

    `name` is that of the yardstick, `seconds` what its work took in the same run, `took` those of the part.
    """
    bare = yardstick.megabytes()
    return Measured(
        day=date.today().isoformat(),
        machine=machine(),
        versions=versions(),
        seconds=round(took, 1),
        yardstick={
            "name": name,
            "what": yardstick.says(name),
            "ms": round(1000 * seconds, 3),
            "bare MB": round(bare, 2),
        },
        curves=tuple(curves),
        figures=tuple(replace(one, ratio=form.ratio(one, seconds, bare)) for one in figures),
    )


def merged(old: Measured | None, new: Measured) -> Measured:
    """Return a part measured anew, with the figures of sizes that were measured only before, and their day.

    A million quotes are not measured each time; their ratios hold, for they are those of their own run.
    """
    sizes = {one.at for one in new.figures}
    before = () if old is None else old.figures
    kept = [replace(one, day=one.day or old.day) for one in before if old and one.at not in {None, *sizes}]
    return replace(new, figures=tuple(sorted([*new.figures, *kept], key=lambda one: one.at or 0)))


def machine() -> dict[str, str | float]:
    """Return what this machine is and how busy it is."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return {
        "processor": _told("model name") or platform.machine(),
        "flags": " ".join(one for one in FLAGS if one in _told("flags").split()),
        "cores": os.cpu_count() or 1,
        "system": platform.system(),
        "load": round(load, 1),
    }


def _told(word: str) -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(word)), "")


def versions() -> dict[str, str]:
    """Return the versions of Dateline and of what its speed depends on."""
    own = {
        "dateline": dashboard.__version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }
    return own | {name: version(name) for name in LIBRARIES}


def read(text: str) -> dict[str, Measured]:
    """Return the parts of a record from its JSON, in its order."""
    return {name: _part(row) for name, row in json.loads(text)["parts"].items()}


def _part(row: Row) -> Measured:
    curves = tuple(Curve(**curve) for curve in row["curves"])
    return Measured(**row | {"curves": curves, "figures": tuple(Figure(**one) for one in row["figures"])})


def written(parts: dict[str, Measured]) -> str:
    """Return a record as JSON, a figure a line, with what a figure doesn't say left out."""
    blocks = ",\n".join(f"  {_json(name)}: {_block(part)}" for name, part in parts.items())
    return f'{{"parts": {{\n{blocks}\n}}}}\n'


def _block(part: Measured) -> str:
    heads = asdict(part)
    figures = ",\n".join(f"    {_json(row)}" for row in _rows(part.figures))
    lines = [f"   {_json(key)}: {_json(heads[key])}" for key in heads if key != "figures"]
    return "{\n" + ",\n".join([*lines, f'   "figures": [\n{figures}\n   ]']) + "\n  }"


def _rows(figures: Iterable[Figure]) -> Iterator[Row]:
    silent = {one.name: one.default for one in fields(Figure)}
    for figure in figures:
        row = {key: value for key, value in asdict(figure).items() if value != silent[key]}
        yield {key: _short(value) for key, value in row.items()}


def _short(value: Any) -> Any:
    return float(f"{value:.4g}") if isinstance(value, float) else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
