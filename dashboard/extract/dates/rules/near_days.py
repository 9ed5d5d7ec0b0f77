"""Days told from the day of writing: "Tuesday", "last Friday night", "today", "the day before yesterday"."""

from dataclasses import replace
from datetime import date

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.context.tense import FUTURE, PAST, UNKNOWN, direction
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.choose import LOOKS_AHEAD, nearest, year_after_range
from dashboard.extract.dates.rules.parts import dated, month_of, number, part, time_of_day
from dashboard.records import DateType

WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# "Bloody Sunday", "Black Friday": names of one day, or of a sale, not the day before publication.
NAMED_DAYS = lexicon.listed("before a named day")
# "the Sunday Times", "Saturday Night Live".
TITLES = lexicon.listed("after a title")


def read_weekday(state: State, found: Found) -> Meaning | None:
    """Read "Tuesday", "last Tuesday", "Tuesday night"."""
    weekday = int(part(state, found, "w", "DOW") or part(state, found, "w2", "DOWAB") or 0)
    if _is_no_weekday(state, found):
        return None
    pod = time_of_day(state, found)
    mod = "START" if "e" in found else ""
    drop = 1 if "r" not in found and state.tokens.words[found.start] == "the" else 0
    if state.tokens.words[found.start] == "following":
        # "following Saturday's vote": a preposition.
        drop, found = 1, replace(found, parts={name: at for name, at in found.parts.items() if name != "r"})
    when, why = _day_of(state, found, weekday)
    if when is None:
        value = f"XXXX-WXX-{weekday}{pod}"
        return Meaning("TIME" if pod else "DATE", value, mod=mod, because=why, drop=drop)
    because = f"{WEEKDAYS[weekday]} {why}"
    value = when.isoformat() + pod
    return Meaning("TIME" if pod else "DATE", value, when, when, mod, because, periods.day(when), drop)


def _is_no_weekday(state: State, found: Found) -> bool:
    tokens = state.tokens
    if "w2" in found and not tokens.words[found.parts["w2"]].endswith("."):
        return True
    before, after = tokens.word(found.start - 1), tokens.word(found.end)
    if "r" not in found and before in NAMED_DAYS and tokens.surface(found.start - 1)[0].isupper():
        return True
    if "p" in found and tokens.surface(found.parts["p"])[0].isupper() and found.end < len(tokens):
        # "Friday Night Lights"
        return tokens.surface(found.end)[0].isupper()
    return after in TITLES and tokens.surface(found.end)[0].isupper()


def _day_of(state: State, found: Found, weekday: int) -> tuple[date | None, str]:
    """Return the day that a weekday means and why."""
    word = state.tokens.word(found.parts.get("r", -1))
    named = state.last_named(found.start, unit="D")
    if word in ("previous", "preceding", "following") and named:
        when = _step(named.first, weekday, back=word != "following", same=False)
        return when, f"next to {named.value}, named before"
    if state.published is None:
        return None, "the day of publication is not known"
    relation = part(state, found, "r", "SEQ") or ("this" if "r" in found else "")
    if "u" in found:
        return _of_week(state, weekday, relation), f"of the week told, counted from {state.since()}"
    if "past" in state.tokens.words[found.start : found.end]:
        relation = "last"
    return _near_writing(state, found, weekday, relation)


def _near_writing(state: State, found: Found, weekday: int, relation: str) -> tuple[date | None, str]:
    """Return the weekday before or after the day of writing, by "last", "next", "this" or the verb."""
    assert state.published is not None
    if relation in ("last", "past"):
        return _step(state.published, weekday, back=True, same=False), f"before {state.since()}"
    if relation in ("next", "following") or "coming" in state.tokens.words[found.start : found.end]:
        return _step(state.published, weekday, back=False, same=False), f"after {state.since()}"
    side = direction(state, found.start, found.end)
    if relation == "this" and side != PAST and weekday >= state.published.isoweekday():
        return _step(state.published, weekday, back=False, same=True), f"on or after {state.since()}"
    if side == FUTURE or (side == UNKNOWN and state.tokens.word(found.start - 1) in LOOKS_AHEAD):
        why = f"on or after {state.since()} (the verb looks ahead)"
        return _step(state.published, weekday, back=False, same=True), why
    return _step(state.published, weekday, back=True, same=True), f"before or on {state.since()}"


def _of_week(state: State, weekday: int, relation: str) -> date | None:
    """Return Friday of last, this or next week."""
    assert state.published is not None
    weeks = {"last": -1, "past": -1, "next": 1}.get(relation, 0)
    return periods.shifted_day(periods.week(state.published).first, "D", 7 * weeks + weekday - 1)


def _step(anchor: date, weekday: int, *, back: bool, same: bool) -> date | None:
    """Return the nearest such weekday before or after a day, or on it where `same`."""
    gap = (anchor.isoweekday() - weekday) % 7 if back else (weekday - anchor.isoweekday()) % 7
    if gap == 0 and not same:
        gap = 7
    return periods.shifted_day(anchor, "D", -gap if back else gap)


def read_nth_weekday(state: State, found: Found) -> Meaning | None:
    """Read "the first Tuesday in November", "the last Sunday of March 2013"."""
    month, weekday = month_of(state, found), int(part(state, found, "w", "DOW"))
    which = -1 if "last" in state.tokens.words[found.start : found.parts["w"]] else number(state, found, "o")
    year = number(state, found, "y") or year_after_range(state, found.end)
    if year:
        known = _nth_weekday(year, month, weekday, which)
        return dated(known, "counted within the month that is named") if known else None
    if state.published is None:
        return Meaning("DATE", f"XXXX-{month:02}", because="the year is not known")
    years = range(max(state.published.year - 1, 1), state.published.year + 2)
    choices = [known for near in years if (known := _nth_weekday(near, month, weekday, which))]
    known = nearest(state, found, choices)
    why = f"of the year that fits the verb and lies nearest to {state.since()}"
    return dated(known, f"counted within the month, {why}") if known else None


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> Period | None:
    whole = periods.month(year, month)
    if whole is None or which == 0:
        return None
    when = _step(whole.first if which > 0 else whole.last, weekday, back=which < 0, same=True)
    moved = periods.shifted_day(when, "D", 7 * (which - 1)) if when and which > 0 else when
    return periods.day(moved) if moved and whole.first <= moved <= whole.last else None


def read_near(state: State, found: Found) -> Meaning | None:
    """Read "today", "yesterday afternoon", "the day before yesterday"."""
    word = state.tokens.words[found.parts["d"]]
    offset = int(lexicon.value(word, "NEARDAY"))
    if found.start != found.parts["d"]:
        offset *= 2
    suffix = time_of_day(state, found)
    kind: DateType = "TIME" if suffix else "DATE"
    if _is_title(state, found):
        return None
    if word == "today" and not suffix and _means_nowadays(state, found):
        return Meaning("DATE", "PRESENT_REF", because="“today” in the sense of nowadays")
    if state.published is None:
        return Meaning(kind, f"XXXX-XX-XX{suffix}", because="the day of publication is not known")
    when = periods.shifted_day(state.published, "D", offset)
    if when is None:
        return None
    because = f"{('day before', 'day', 'day after')[(offset > 0) - (offset < 0) + 1]} of {state.since()}"
    return Meaning(kind, when.isoformat() + suffix, when, when, "", because, periods.day(when))


def _is_title(state: State, found: Found) -> bool:
    """Tell "VOA Today", "the people of tomorrow" from days."""
    index, tokens = found.parts["d"], state.tokens
    if tokens.words[index] == "tomorrow" and tokens.word(index - 1) in ("of", "a", "the"):
        return tokens.word(index + 1) not in ("'s", "’s")
    capital = tokens.surface(index)[0].isupper() and index > 0 and tokens.surface(index - 1)[0].isupper()
    return capital and state.bounds(index)[0] < index


def _means_nowadays(state: State, found: Found) -> bool:
    """Say yes to "many of today's personal computers", no to "today's vote"."""
    tokens = state.tokens
    return tokens.word(found.end) in ("'s", "’s") and tokens.word(found.end + 1) in NOWADAYS


NOWADAYS = lexicon.listed("nowadays")


def read_nth(state: State, found: Found) -> Meaning | None:
    """Read "the second day" of something that goes on: the day of writing in the present, else unknown."""
    unit = part(state, found, "t", "UNIT")
    if unit != "D" or state.published is None:
        return None
    before = state.tokens.word(found.start - 1)
    if before not in ("is", "'s", "’s", "was", "its", "for"):
        return None
    return dated(periods.day(state.published), f"a day of what goes on, on {state.since()}")
