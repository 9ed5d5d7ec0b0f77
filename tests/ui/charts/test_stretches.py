"""Stretches of time as bars: from the first to the last day, cut to what is shown, by how sure they are."""

from datetime import date

import pandas as pd
import pytest

from dashboard.ui.charts import stretches
from dashboard.ui.colours import DARK, LIGHT, Colours

APRIL = (date(2022, 4, 1), date(2022, 5, 1))
DAY_MS = 86_400_000


def rows(*spans: tuple[str, date | None, date | None, str]) -> pd.DataFrame:
    """Return rows as `store.stretches.find` gives them."""
    more = {"rows": 2, "documents": 1, "event": "fell"}
    named = [dict(zip(("text", "first", "last", "kind"), span, strict=True)) for span in spans]
    return pd.DataFrame([one | more for one in named], dtype=object)


@pytest.mark.parametrize(
    ("first", "last", "begin", "days"),
    [
        (date(2022, 4, 4), date(2022, 4, 10), date(2022, 4, 4), 7),
        (date(1990, 1, 1), date(1999, 12, 31), date(2022, 4, 1), 1),
        (date(2022, 1, 1), date(2022, 12, 31), date(2022, 4, 1), 30),
        (date(2022, 4, 20), date(2022, 8, 31), date(2022, 4, 20), 11),
        (None, date(2022, 4, 20), date(2022, 4, 19), 2),
        (date(2022, 4, 20), None, date(2022, 4, 20), 1),
    ],
)
def test_a_bar_goes_from_the_first_to_the_last_day_that_is_shown(
    first: date | None, last: date | None, begin: date, days: int
) -> None:
    drawn = stretches.draw(rows(("then", first, last, "sure")), within=APRIL, colours=LIGHT)
    assert (drawn.data[0].base[0], drawn.data[0].x[0] // DAY_MS) == (begin, days)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_vague_and_uncertain_bars_look_lighter_and_the_legend_says_so(colours: Colours) -> None:
    span = (date(2022, 4, 4), date(2022, 4, 10))
    every = rows(*((kind, *span, kind) for kind in stretches.LOOKS))
    drawn = stretches.draw(every, within=APRIL, colours=colours)
    assert [trace.name for trace in drawn.data] == [look.says for look in stretches.LOOKS.values()]
    assert [bool(trace.marker.pattern.shape) for trace in drawn.data] == [False, True, True, True]
    assert all(trace.marker.opacity < drawn.data[0].marker.opacity for trace in drawn.data[1:])
    assert drawn.layout.showlegend


def test_the_hover_says_the_days_and_the_verb_and_is_no_markup() -> None:
    drawn = stretches.draw(rows(("<b>May", date(2022, 4, 4), None, "open")), within=APRIL, colours=LIGHT)
    assert (
        drawn.data[0].hovertext[0]
        == "&lt;b&gt;May: from 2022-04-04 on<br>2 dates in 1 document, it dates “fell”"
    )


def test_the_axis_reaches_around_all_rows() -> None:
    every = rows(("a", None, date(2022, 4, 30), "open"), ("b", date(1, 1, 1), date(1, 12, 31), "sure"))
    first, last = stretches.around(every)
    assert (first, last >= date(2022, 4, 30)) == (date(1, 1, 1), True)
