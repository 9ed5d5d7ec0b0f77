"""The tables of the documents, from data/benchmarks.json: each stands where `<!-- bench TABLE -->` says.

What stands between the marks and `<!-- end -->` is written anew by each run; the text around it is by hand.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from form import Figure, Unit
from record import Measured

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = (ROOT / "data" / "benchmarks.md", ROOT / "README.md", ROOT / "DESIGN.md")
BLOCK = re.compile(r"(?<=<!-- bench )(?P<name>[\w-]+) -->\n.*?(?=<!-- end -->)", re.DOTALL)


def rendered(text: str, parts: dict[str, Measured]) -> str:
    """Return a document with its tables as the record has them."""
    return BLOCK.sub(lambda found: f"{found['name']} -->\n{_block(found['name'], parts)}\n", text)


def _block(name: str, parts: dict[str, Measured]) -> str:
    for part in parts.values():
        figures = [one for one in part.figures if one.table == name]
        if figures:
            return f"{table(figures)}\n\n{_measured(part, figures)}"
    return "Not measured yet."


def table(figures: Sequence[Figure]) -> str:
    """Return figures as a table of markdown; a table of one column has the ratios beside it."""
    columns = list(dict.fromkeys(one.column for one in figures))
    units = {name: {one.unit for one in figures if one.column == name} for name in columns}
    cells = {(one.row, one.column): one for one in figures}
    heading = ["", *(_heading(name, units[name]) for name in columns)]
    alone = len(columns) == 1 and all(one.ratio is not None for one in figures)
    lines = [heading + ["of the yardstick"] * alone, ["---", *["---:"] * (len(columns) + alone)]]
    for row in dict.fromkeys(one.row for one in figures):
        found = [cells.get((row, name)) for name in columns]
        ratios = [number(one.ratio) for one in found if one and one.ratio is not None]
        lines.append([row, *(_cell(one, units) for one in found), *ratios[:alone]])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _heading(column: str, units: set[Unit]) -> str:
    unit = next(iter(units)) if len(units) == 1 else ""
    if unit == "times":
        return f"times {column}".strip()
    between = " " if unit == "a second" or not column else ", "
    return f"{column}{between}{unit}" if unit else column


def _cell(figure: Figure | None, units: dict[str, set[Unit]]) -> str:
    if figure is None:
        return ""
    if isinstance(figure.value, str):
        return figure.value
    unit = f" {figure.unit}" if len(units[figure.column]) > 1 else ""
    return f"{number(figure.value)}{unit}"


def number(value: float) -> str:
    """Write a number with about three digits, whole numbers as they are, very small ones with two."""
    if 0 < abs(value) < 0.01:
        return f"{value:.2g}"
    places = 0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    return f"{value:,.{places}f}"


def _measured(part: Measured, figures: Sequence[Figure]) -> str:
    machine, load = part.machine, float(part.machine["load"])
    busy = f"; other programs were at work (load {load:.0f})" if load > 1.5 else ""
    flags = f" ({machine['flags']})" if machine["flags"] else ""
    kept = sorted({f"{one.at:,.0f} on {one.day}" for one in figures if one.day and one.at})
    earlier = f" Measured before: {'; '.join(kept)}." if kept else ""
    return (
        f"*{part.day}, Dateline {part.versions['dateline']}, Python {part.versions['python']}, one core of "
        f"{machine['processor']}{flags}{busy}. Yardstick “{part.yardstick['name']}”: "
        f"{float(part.yardstick['ms']):,.1f} ms.{earlier}*"
    )
