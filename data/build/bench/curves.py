"""Plots of what grows, as SVG: small, the same bytes each time, readable on light and on dark paper."""

import math
from collections.abc import Sequence
from html import escape

import tables
from form import Curve, Figure
from record import Measured

FOLDER = tables.ROOT / "data" / "curves"
WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 60, 190, 40, 50  # room for the numbers, the names of the lines, title and sizes
APART = 15  # pixels between two names of lines
# On light paper, on dark paper: text 4.5 to 1, lines 3 to 1 on both (a test measures it).
PAPER = ("#ffffff", "#0d1117")
INK = ("#444c56", "#adbac7")
GRID = ("#d0d7de", "#373e47")
LINES = (
    ("#0969da", "#539bf5"),
    ("#bc4c00", "#e0823d"),
    ("#1a7f37", "#57ab5a"),
    ("#8250df", "#b083f0"),
    ("#bf3989", "#e275ad"),
    ("#57606a", "#909dab"),
    ("#9a6700", "#c69026"),
    ("#0a7a82", "#39a0a8"),
    ("#cf222e", "#f47067"),
)
Points = list[tuple[float, float]]


def drawn(parts: dict[str, Measured]) -> dict[str, str]:
    """Return the drawing of each curve in a record by its name; one with a single point has none."""
    found = {}
    for part in parts.values():
        for curve in part.curves:
            lines = points(curve, part.figures)
            if any(len(line) > 1 for line in lines.values()):
                found[curve.name] = svg(curve, lines)
    return found


def points(curve: Curve, figures: Sequence[Figure]) -> dict[str, Points]:
    """Return the points of each line of a curve, by its name and in order of size."""
    lines: dict[str, Points] = {}
    for one in figures:
        if one.table == curve.table and one.at is not None and not isinstance(one.value, str):
            lines.setdefault(getattr(one, curve.line), []).append((one.at, one.value))
    return {name: sorted(line) for name, line in lines.items()}


def svg(curve: Curve, lines: dict[str, Points]) -> str:
    """Return one plot: sizes on a logarithmic axis, values from zero, each line with its name at its end."""
    xs = sorted({x for line in lines.values() for x, _ in line})
    ticks = _ticks(max(y for line in lines.values() for _, y in line))

    def across(x: float) -> float:
        share = math.log(x / xs[0]) / math.log(xs[-1] / xs[0])
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def down(y: float) -> float:
        return round(HEIGHT - BOTTOM - y / ticks[-1] * (HEIGHT - TOP - BOTTOM), 1)

    drawing = [
        f'<text x="{LEFT}" y="20" class="title">{escape(curve.title)}</text>',
        f'<text x="8" y="{TOP - 8}" class="small">{escape(curve.y)}</text>',
        *(_grid(down(y), tables.number(y)) for y in ticks),
        *_sizes([(across(x), _size(x)) for x in xs]),
        f'<text x="{LEFT}" y="{HEIGHT - 10}" class="small">{escape(curve.x)}</text>',
    ]
    ends = _apart({name: down(line[-1][1]) for name, line in lines.items()})
    for at, (name, line) in enumerate(lines.items()):
        drawing += _line(at, [(across(x), down(y)) for x, y in line], name, ends[name])
    body = "\n".join(drawing)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
    return f"{head}\n<title>{escape(curve.title)}</title>\n{_style()}\n{body}\n</svg>\n"


def _ticks(most: float) -> list[float]:
    """Return four to six round values from zero to above the largest."""
    step = 10 ** math.floor(math.log10(most or 1.0))
    step = next(size * step for size in (0.2, 0.5, 1.0, 2.0) if most <= 5 * size * step)
    return [round(step * number, 6) for number in range(math.ceil(most / step) + 1)]


def _size(number: float) -> str:
    for unit, word in ((1e6, "M"), (1e3, "k")):
        if number >= unit:
            return f"{number / unit:g}{word}"
    return f"{number:g}"


def _grid(y: float, number: str) -> str:
    line = f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" class="grid"/>'
    return f'{line}<text x="{LEFT - 8}" y="{y + 4}" class="small" text-anchor="end">{number}</text>'


def _sizes(marks: Sequence[tuple[float, str]]) -> list[str]:
    """Return the sizes below the axis, those left out that would touch the one before."""
    kept: list[tuple[float, str]] = []
    for x, number in marks:
        if not kept or x - kept[-1][0] >= 34:
            kept.append((x, number))
    y = HEIGHT - BOTTOM + 18
    return [f'<text x="{x}" y="{y}" class="small" text-anchor="middle">{number}</text>' for x, number in kept]


def _apart(ends: dict[str, float]) -> dict[str, float]:
    """Return where the names of lines stand: beside their ends, but not one upon another."""
    placed: dict[str, float] = {}
    last = -math.inf
    for name in sorted(ends, key=ends.__getitem__):
        last = placed[name] = max(ends[name], last + APART)
    over = max(0.0, last - (HEIGHT - BOTTOM))
    return {name: round(y - over, 1) for name, y in placed.items()}


def _line(at: int, line: Points, name: str, end: float) -> list[str]:
    colour = f"c{at % len(LINES)}"
    path = " ".join(f"{x},{y}" for x, y in line)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="2.5" class="{colour} dot"/>' for x, y in line)
    label = f'<text x="{WIDTH - RIGHT + 12}" y="{end + 4}" class="{colour} name">{escape(name)}</text>'
    return [f'<polyline points="{path}" class="{colour} line"/>{dots}', label]


def _style() -> str:
    light, dark = (_colours(side) for side in (0, 1))
    fixed = "text{font:12px sans-serif}.title{font-size:14px}.line{fill:none;stroke-width:2}.dot{stroke:none}"
    return f"<style>{fixed}{light}@media(prefers-color-scheme:dark){{{dark}}}</style>"


def _colours(side: int) -> str:
    lines = "".join(
        f".c{at}.line{{stroke:{one[side]}}}.c{at}.dot,.c{at}.name{{fill:{one[side]}}}"
        for at, one in enumerate(LINES)
    )
    return f".title,.small{{fill:{INK[side]}}}.grid{{stroke:{GRID[side]}}}{lines}"
