"""What each row of the grammar makes of its match: one function per row, found by its name.

The row whose reading is `full_date` is read by `read_full_date`, in one of these modules.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules import (
    ago,
    business,
    counts,
    days,
    feasts,
    lists,
    months,
    near_days,
    now,
    pairs,
    relative,
    repeated,
    seasons,
    spans,
    times,
    years,
)
from dashboard.extract.dates.spans import Expression

Reading = Callable[[State, Match], Meaning | None]
PairReading = Callable[[State, Match], tuple[Expression, ...]]


def _readings(*modules: ModuleType) -> dict[str, Any]:
    """Return the functions named read_… in some modules, by what they read."""
    return {
        name.removeprefix("read_"): function
        for module in modules
        for name, function in vars(module).items()
        if name.startswith("read_")
    }


READINGS: dict[str, Reading] = _readings(
    ago,
    business,
    counts,
    days,
    feasts,
    months,
    near_days,
    now,
    relative,
    repeated,
    seasons,
    spans,
    times,
    years,
)
# Rows whose match contains two expressions.
PAIRS: dict[str, PairReading] = _readings(lists, pairs)
