"""Points of measured figures on one scale, as plain HTML: ten boards of it are there at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from dashboard.ui.colours import Colours

TICKS = (0, 20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Line:
    """One measured figure in percent, and those of others if they are known."""

    name: str
    f1: float | None
    precision: float | None
    recall: float | None
    gold: int
    human: float | None
    best: float | None
    best_name: str
    floor: float | None


@dataclass(frozen=True, slots=True)
class Point:
    """One point: whose it is, the class of its sign, what it says, and where it stands in percent."""

    who: str
    sign: str
    says: str
    at: float


SIGNS = {"Dateline": "ours", "Human annotators": "human", "Best other tool": "best"}
STYLE = (Path(__file__).parent / "accuracy_points.css").read_text(encoding="utf-8")


def drawn(lines: Sequence[Line], colours: Colours, *, alt: str) -> str:
    """Return a row of HTML for each figure: Dateline, the human annotators, the best other tool."""
    rows = [(line, list(points(line))) for line in lines]
    there = {point.who for _, found in rows for point in found}
    key = "".join(
        f'<span class="of"><span class="sign {sign}"></span>{who}</span>'
        for who, sign in SIGNS.items()
        if who in there
    )
    body = "".join(
        f'<div class="row"><span>{escape(line.name)}</span><div class="track">{_signs(found)}</div></div>'
        for line, found in rows
    )
    ticks = "".join(f'<span style="left: {one}%">{one}</span>' for one in TICKS)
    paint = {
        "ours": colours.primary, "human": colours.accent, "best": colours.muted, "line": colours.line,
        "ink": colours.ink, "muted": colours.muted,
    }  # fmt: skip
    names = "; ".join(f"--{name}: {colour}" for name, colour in paint.items())
    legend = f'<div class="key">{key}</div>' if len(there) > 1 else ""
    return (
        f'<style>{STYLE}</style><div class="points" style="{names}" role="img" aria-label="{escape(alt)}">'
        f"{legend}{body}"
        f'<div class="row ticks"><span></span><div class="track">{ticks}</div></div></div>'
    )


def points(line: Line) -> Iterator[Point]:
    """Yield the points of a figure; others have one only where theirs is known."""
    other = f"Best other tool ({line.best_name})"
    for who, value, name in (
        ("Best other tool", line.best, other),
        ("Human annotators", line.human, "Human annotators"),
        ("Dateline", line.f1, "Dateline"),
    ):
        if value is not None:
            yield Point(who, SIGNS[who], f"{name}: {value:.1f}", value)


def _signs(found: Sequence[Point]) -> str:
    return "".join(
        f'<span class="sign {one.sign}" style="left: {one.at:.1f}%" title="{escape(one.says)}"></span>'
        for one in found
    )
