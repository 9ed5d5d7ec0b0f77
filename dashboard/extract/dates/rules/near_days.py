"""Days counted from the day of writing: "Tuesday", "last Friday night", "the day before yesterday"."""

from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.context.tense import FUTURE, PAST, UNKNOWN, direction, is_until
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.choose import LOOKS_AHEAD, nearest, weeks_after_list, year_after_range
from dashboard.extract.dates.rules.counts import count_of
from dashboard.extract.dates.rules.parts import dated, month_of, relative_year, time_of_day
from dashboard.extract.dates.rules.signs import Sign, always, tells
from dashboard.records import DateType

WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# "Bloody Sunday", "Black Friday": names of one day or of a sale, not a day just before publication.
NAMED_DAYS = lexicon.listed("before a named day")
# "the Sunday Times", "Saturday Night Live".
TITLES = lexicon.listed("after a title")
# How the day of a weekday was found: the day, and the reason.
Told = tuple[date | None, str]
NOT_KNOWN: Told = None, "the day of publication is not known"


def read_weekday(state: State, match: Match) -> Meaning | None:
    """Read "Tuesday", "Tuesday night": before the day of writing, or after it if the verb looks ahead."""
    if not tells(WEEKDAY_SIGNS, state, match):
        return None
    drop = 1 if match.first == "the" else 0
    if (weeks := weeks_after_list(match)) and not match.word("part"):
        return _weekday(match, _of_week(state, match, weeks), drop=drop)
    return _weekday(match, _near_writing(state, match, ""), drop=drop)


def read_early_weekday(state: State, match: Match) -> Meaning | None:
    """Read "early Tuesday morning"."""
    if not tells(WEEKDAY_SIGNS, state, match):
        return None
    return _weekday(match, _near_writing(state, match, ""), mod="START")


def read_relative_weekday(state: State, match: Match) -> Meaning | None:
    """Read "last Tuesday", "this coming Friday night", "the following Saturday"."""
    if not tells(RELATIVE_SIGNS, state, match):
        return None
    if match.first == "following":
        # "following Saturday's vote": a preposition.
        return _weekday(match, _near_writing(state, match, ""), drop=1)
    if told := _next_to_named(state, match):
        return _weekday(match, told)
    relation = "last" if "past" in match.words else match.value("relation")
    return _weekday(match, _near_writing(state, match, "this" if relation == "that" else relation))


def read_weekday_of_week(state: State, match: Match) -> Meaning | None:
    """Read "Friday of last week"."""
    if not tells(RELATIVE_SIGNS, state, match):
        return None
    if told := _next_to_named(state, match):
        return _weekday(match, told)
    return _weekday(match, _of_week(state, match, relative_year(match)))


def _of_week(state: State, match: Match, weeks: int) -> Told:
    """Return the weekday of the week that many weeks after that of the day of writing."""
    if state.published is None:
        return NOT_KNOWN
    days = 7 * weeks + _number(match) - 1
    when = periods.shifted_day(periods.week(state.published).first, "D", days)
    return when, f"of the week told, counted from {state.since()}"


def read_weekday_but_one(state: State, match: Match) -> Meaning | None:
    """Read "the Friday after next", "the Monday before last"."""
    if state.published is None:
        return _weekday(match, NOT_KNOWN)
    is_back = match.last == "last"
    near = _step(state.published, _number(match), back=is_back, same=False)
    when = periods.shifted_day(near, "W", -1 if is_back else 1) if near else None
    return _weekday(
        match, (when, f"a week {'before the last' if is_back else 'after the next'}, {state.since()}")
    )


def read_weeks_from_day(state: State, match: Match) -> Meaning | None:
    """Read "a week from Friday", "two weeks ago Tuesday", "a week from tomorrow"."""
    count, back = count_of(match), match.last_but_one == "ago"
    if count.unit != "W" or not count.is_exact or count.low is None or count.low != int(count.low):
        return None
    if state.published is None:
        return Meaning("DATE", "XXXX-XX-XX", because="the day of publication is not known")
    if match.word("weekday"):
        near = _step(state.published, _number(match), back=back, same=False)
    else:
        near = periods.shifted_day(state.published, "D", int(match.value("day")))
    when = periods.shifted_day(near, "W", -int(count.low) if back else int(count.low)) if near else None
    because = f"counted in weeks from {match.last}, {state.since()}"
    return dated(periods.day(when), because) if when else None


def read_weekdays_ago(state: State, match: Match) -> Meaning | None:
    """Read "two Fridays ago"."""
    count = match.number("number")
    if state.published is None or not 1 <= count <= MANY_WEEKS:
        return None
    last = _step(state.published, _number(match), back=True, same=False)
    when = periods.shifted_day(last, "W", 1 - count) if last else None
    because = f"so many such days back, counted from {state.since()}"
    return dated(periods.day(when), because) if when else None


MANY_WEEKS = 60


def _number(match: Match) -> int:
    return int(match.value("weekday"))


def _weekday(match: Match, told: Told, *, mod: str = "", drop: int = 0) -> Meaning:
    """Return a weekday, with its part of the day, as the day that was found for it."""
    (when, why), part = told, time_of_day(match)
    kind: DateType = "TIME" if part else "DATE"
    if when is None:
        return Meaning(kind, f"XXXX-WXX-{_number(match)}{part}", mod=mod, because=why, drop=drop)
    because = f"{WEEKDAYS[_number(match)]} {why}"
    return Meaning(kind, when.isoformat() + part, when, when, mod, because, periods.day(when), drop)


def _next_to_named(state: State, match: Match) -> Told | None:
    """Return the Friday after or before the day that the text named last."""
    word, named = match.word("relation"), state.last_named(match.start, unit="D")
    if word not in ("previous", "preceding", "following") or named is None:
        return None
    when = _step(named.first, _number(match), back=word != "following", same=False)
    return when, f"next to {named.value}, named before"


def _near_writing(state: State, match: Match, relation: str) -> Told:
    """Return the weekday before or after the day of writing, by "last", "next", "this" or the verb."""
    if state.published is None:
        return NOT_KNOWN
    weekday = _number(match)
    if relation in ("last", "past"):
        return _step(state.published, weekday, back=True, same=False), f"before {state.since()}"
    if relation in ("next", "following") or "coming" in match.words:
        return _step(state.published, weekday, back=False, same=False), f"after {state.since()}"
    side = direction(state, match)
    if relation == "this" and side != PAST and weekday >= state.published.isoweekday():
        return _step(state.published, weekday, back=False, same=True), f"on or after {state.since()}"
    if side == FUTURE or is_until(state, match) or (side == UNKNOWN and match.before in LOOKS_AHEAD):
        why = f"on or after {state.since()} (the verb looks ahead)"
        return _step(state.published, weekday, back=False, same=True), why
    return _step(state.published, weekday, back=True, same=True), f"before or on {state.since()}"


def _step(anchor: date, weekday: int, *, back: bool, same: bool) -> date | None:
    """Return the nearest such weekday before or after a day; with `same` it may be that day."""
    gap = (anchor.isoweekday() - weekday) % 7 if back else (weekday - anchor.isoweekday()) % 7
    if gap == 0 and not same:
        gap = 7
    return periods.shifted_day(anchor, "D", -gap if back else gap)


def _is_short(_: State, match: Match) -> bool:
    return match.caught["weekday"][1] == "DOWAB" and not match.word("weekday").endswith(".")


def _is_named_day(_: State, match: Match) -> bool:
    return match.before in NAMED_DAYS and match.is_name_before


def _has_capital_part(match: Match) -> bool:
    part = match.at("part")
    return part >= 0 and match.tokens.surface(part)[0].isupper() and match.end < len(match.tokens)


def _is_programme(_: State, match: Match) -> bool:
    return _has_capital_part(match) and match.is_name_after


def _is_title(_: State, match: Match) -> bool:
    return match.after in TITLES and match.is_name_after


RELATIVE_SIGNS = (
    Sign("an abbreviation without its full stop: Sat", False, _is_short),
    Sign("a programme: Friday Night Lights", False, _is_programme),
    Sign("a night in capitals: Friday Night", True, lambda _, m: _has_capital_part(m)),
    Sign("a title: the Sunday Times", False, _is_title),
    Sign("anything else", True, always),
)
WEEKDAY_SIGNS = (
    RELATIVE_SIGNS[0],
    Sign("a day of history: Bloody Sunday", False, _is_named_day),
    *RELATIVE_SIGNS[1:],
)


def read_nth_weekday(state: State, match: Match) -> Meaning | None:
    """Read "the first Tuesday in November", "the last Sunday of March 2013"."""
    if year := match.number("year") or year_after_range(state, match):
        known = _nth_weekday(match, year)
        return dated(known, "counted within the month that is named") if known else None
    if state.published is None:
        return Meaning("DATE", f"XXXX-{month_of(match):02}", because="the year is not known")
    years = range(max(state.published.year - 1, 1), state.published.year + 2)
    chosen = nearest(state, match, [known for near in years if (known := _nth_weekday(match, near))])
    why = f"of the year that fits the verb and lies nearest to {state.since()}"
    return dated(chosen, f"counted within the month, {why}") if chosen else None


def _nth_weekday(match: Match, year: int) -> Period | None:
    """Return the nth such weekday of the month in a year; -1 means the last."""
    which, whole = match.number("ordinal"), periods.month(year, month_of(match))
    if whole is None or which == 0:
        return None
    when = _step(whole.first if which > 0 else whole.last, _number(match), back=which < 0, same=True)
    moved = periods.shifted_day(when, "D", 7 * (which - 1)) if when and which > 0 else when
    return periods.day(moved) if moved and whole.first <= moved <= whole.last else None


def read_near_day(state: State, match: Match) -> Meaning | None:
    """Read "today", "yesterday afternoon"; "today's world" is the present."""
    if match.first == "today" and not match.word("part") and not _is_name(state, match.start):
        tokens = state.tokens
        if match.after in ("'s", "’s") and tokens.word(match.end + 1) in NOWADAYS:
            return Meaning("DATE", "PRESENT_REF", because="“today” in the sense of nowadays")
    return _near(state, match, int(match.value("day")), at=match.start)


def read_day_before_yesterday(state: State, match: Match) -> Meaning | None:
    """Read "the day before yesterday"."""
    return _near(state, match, -2, at=match.end - 1)


def read_day_after_tomorrow(state: State, match: Match) -> Meaning | None:
    """Read "the day after tomorrow"."""
    return _near(state, match, 2, at=match.end - 1)


NOWADAYS = lexicon.listed("nowadays")


def _near(state: State, match: Match, offset: int, *, at: int) -> Meaning | None:
    part = time_of_day(match)
    kind: DateType = "TIME" if part else "DATE"
    if _is_name(state, at):
        return None
    if state.published is None:
        return Meaning(kind, f"XXXX-XX-XX{part}", because="the day of publication is not known")
    when = periods.shifted_day(state.published, "D", offset)
    if when is None:
        return None
    because = f"{('day before', 'day', 'day after')[(offset > 0) - (offset < 0) + 1]} of {state.since()}"
    return Meaning(kind, when.isoformat() + part, when, when, "", because, periods.day(when))


def _is_name(state: State, index: int) -> bool:
    """Distinguish "VOA Today", "the people of tomorrow" from days."""
    tokens = state.tokens
    if tokens.words[index] == "tomorrow" and tokens.word(index - 1) in ("of", "a", "the"):
        return tokens.word(index + 1) not in ("'s", "’s")
    capital = tokens.surface(index)[0].isupper() and index > 0 and tokens.surface(index - 1)[0].isupper()
    return capital and state.bounds(index)[0] < index


def read_nth_day(state: State, match: Match) -> Meaning | None:
    """Read "the second day" of something: the day of writing if the verb is in the present, else unknown."""
    if match.value("unit") != "D" or state.published is None:
        return None
    if match.before not in ("is", "'s", "’s", "was", "its", "for"):
        return None
    return dated(periods.day(state.published), f"a day of what goes on, on {state.since()}")
