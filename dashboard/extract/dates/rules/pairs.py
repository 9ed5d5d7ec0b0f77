"""Matches that hold two expressions: "1998-2001", "May 3-5", "the second and fourth quarters"."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.days import partial_date
from dashboard.extract.dates.rules.parts import dated, month_of, number
from dashboard.extract.dates.spans import Expression


def read_years(state: State, found: Found) -> tuple[Expression, ...]:
    """Read "1998-2001" and "1985-90" as two years."""
    first, second = number(state, found, "y"), number(state, found, "y2")
    short = number(state, found, "n2")
    if not second and short:
        written = state.tokens.words[found.parts["n2"]]
        second = first - first % 100 + short if len(written) == 2 and written.isdecimal() else 0
    begin, end = periods.year(first), periods.year(second)
    if begin is None or end is None or not first < second <= first + 200 or first < 1500:
        return ()
    why = f"a range of years: {first} to {second}"
    middle = found.parts["y"] + 1
    return (
        Expression(found.rule, found.start, middle, dated(begin, why)),
        Expression(found.rule, middle + 1, found.end, dated(end, why)),
    )


def read_days(state: State, found: Found) -> tuple[Expression, ...]:
    """Read "May 3-5, 2016" and "3-5 May 2016" as two days."""
    month, year = month_of(state, found), number(state, found, "y")
    month_index = found.parts.get("m", found.parts.get("m2", 0))
    months_first = month_index < found.parts["d"]
    days = []
    for name in ("d", "d2"):
        known = periods.safe_day(year, month, number(state, found, name)) if year else None
        if not year:
            meaning = partial_date(state, found, month, number(state, found, name))
        else:
            meaning = dated(known, "written in full") if known else None
        if meaning is None:
            return ()
        days.append(meaning)
    middle = found.parts["d2"]
    first_end = middle - 1
    if number(state, found, "d") >= number(state, found, "d2"):
        return ()
    # "3-5 May": the first end has no month of its own beside it.
    start = found.start if months_first else found.parts["d"]
    return (
        Expression("date", start, first_end, days[0]),
        Expression("date", middle, found.end, days[1]),
    )


def read_quarters(state: State, found: Found) -> tuple[Expression, ...]:
    """Read "second and fourth quarters" as two returning quarters."""
    middle = found.parts["o2"]
    first, second = number(state, found, "o"), number(state, found, "o2")
    if not 1 <= first < second <= 4:
        return ()
    why = "those quarters of each year"
    return (
        Expression(
            found.rule, found.start, found.parts["o"] + 1, Meaning("SET", f"XXXX-Q{first}", because=why)
        ),
        Expression(found.rule, middle, found.end, Meaning("SET", f"XXXX-Q{second}", because=why)),
    )
