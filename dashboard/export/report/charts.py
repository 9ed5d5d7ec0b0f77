"""Charts as pictures that stand still (SVG): drawn by the file itself, without a script."""

from datetime import date
from itertools import pairwise

from dashboard.export.report.parts import Bar, Bars, number
from dashboard.export.safe_text import markup
from dashboard.text import day_words

WIDTH, HEIGHT = 720, 170
LEFT, BELOW, ABOVE = 6, 24, 18  # pixels around the bars
INK, MUTED, LINE, BLUE, RED = "#1b2430", "#566170", "#c3c9cf", "#1f4e79", "#c8553d"
WIDEST = 22.0  # pixels of a bar
LONG = 136  # pixels of the longest bar beside a name


def over_time(chart: Bars) -> str:
    """Return a picture of periods as bars, each where it is in time; the highest has its number."""
    known = [one for one in chart.bars if one.day]
    if not known or not chart.most:
        return ""
    first, last = min(_ordinal(one) for one in known), max(_ordinal(one) for one in known)
    width = _width(known, last - first)
    room, span = WIDTH - 2 * LEFT - width, last - first
    at = {one: LEFT + room * ((_ordinal(one) - first) / span if span else 0.5) for one in known}
    highest = max(known, key=lambda one: one.count)
    drawn = [_bar(one, at[one], width, chart) for one in known]
    base = HEIGHT - BELOW
    drawn.append(f'<line x1="0" x2="{WIDTH}" y1="{base}" y2="{base}" stroke="{LINE}"/>')
    drawn += [_end(known[0], LEFT, "start")] + (
        [_end(known[-1], WIDTH - LEFT, "end")] if last > first else []
    )
    drawn.append(_peak(highest, at[highest] + width / 2, chart))
    said = f"{chart.title}: {number(highest.count, chart.noun)} at most, {highest.label}."
    return picture(WIDTH, HEIGHT, said, drawn)


def beside(one: Bar, most: int) -> str:
    """Return the bar beside a name, its length by the count."""
    length = max(LONG * one.count / most, 2) if most else 0
    return (
        f'<svg class="bar" width="{length:.0f}" height="10" aria-hidden="true">'
        f'<rect width="{length:.0f}" height="10" fill="{BLUE}"/></svg>'
    )


def picture(width: int, height: int, said: str, drawn: list[str]) -> str:
    """Return a picture with the words that stand for it where it can't be seen."""
    return (
        f'<svg class="picture" role="img" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{markup(said)}</title>\n" + "\n".join(drawn) + "\n</svg>"
    )


def text(x: float, y: float, said: str, *, colour: str = MUTED, anchor: str = "middle") -> str:
    """Return words inside a picture."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12" fill="{colour}">'
        f"{markup(said)}</text>"
    )


def _bar(one: Bar, x: float, width: float, chart: Bars) -> str:
    high = (HEIGHT - BELOW - ABOVE) * one.count / chart.most
    said = f"{one.label}: {number(one.count, chart.noun)}"
    return (
        f'<rect x="{x:.1f}" y="{HEIGHT - BELOW - high:.1f}" width="{width:.1f}" height="{high:.1f}" '
        f'fill="{BLUE}"><title>{markup(said)}</title></rect>'
    )


def _width(bars: list[Bar], span: int) -> float:
    """Return the width of a bar, so that two neighbours don't touch."""
    days = sorted({_ordinal(one) for one in bars})
    least = min((after - before for before, after in pairwise(days)), default=1)
    return max(min(WIDEST, 0.8 * (WIDTH - 2 * LEFT) * least / max(span + least, 1)), 1.0)


def _end(one: Bar, x: float, anchor: str) -> str:
    return text(x, HEIGHT - 7, day_words.day(one.day), anchor=anchor)


def _peak(one: Bar, x: float, chart: Bars) -> str:
    """Return the number above the highest bar, kept inside the picture."""
    said = number(one.count, chart.noun)
    half = len(said) * 3.6
    return text(min(max(x, half), WIDTH - half), ABOVE - 5, said, colour=INK)


def _ordinal(one: Bar) -> int:
    return (one.day or date.min).toordinal()
