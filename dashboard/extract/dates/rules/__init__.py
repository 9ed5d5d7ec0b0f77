"""What each rule of the grammar makes of its match: one function a rule, gathered here."""

from collections.abc import Callable

from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules import (
    ago,
    business,
    calendar_parts,
    counts,
    days,
    feasts,
    near_days,
    now,
    pairs,
    relative,
    repeated,
    spans,
    times,
)
from dashboard.extract.dates.spans import Expression

Rule = Callable[[State, Found], Meaning | None]
PairRule = Callable[[State, Found], tuple[Expression, ...]]

RULES: dict[str, Rule] = {
    "date": days.read_date,
    "iso": days.read_iso,
    "slashed": days.read_slashed,
    "weekday": near_days.read_weekday,
    "week": days.read_week,
    "julian": days.read_julian,
    "near": near_days.read_near,
    "feast": feasts.read_feast,
    "nthweekday": near_days.read_nth_weekday,
    "weekof": days.read_week_of,
    "nthday": near_days.read_nth,
    "month": calendar_parts.read_month,
    "year": calendar_parts.read_year,
    "decade": calendar_parts.read_decade,
    "century": calendar_parts.read_century,
    "season": calendar_parts.read_season,
    "pod": times.read_part_of_day,
    "clock": times.read_clock,
    "relative": relative.read_relative,
    "counted": spans.read_counted,
    "plural": spans.read_plural,
    "ago": ago.read_ago,
    "duration": counts.read_duration,
    "vague": counts.read_vague,
    "rate": repeated.read_rate,
    "every": repeated.read_every,
    "often": repeated.read_often,
    "quarter": business.read_quarter,
    "period": business.read_period,
    "yearago": business.read_year_ago,
    "yearend": business.read_year_end,
    "halfyear": business.read_half,
    "now": now.read_now,
}
# Rules whose match holds two expressions.
PAIRS: dict[str, PairRule] = {
    "years": pairs.read_years,
    "spandays": pairs.read_days,
    "quarters": pairs.read_quarters,
}
