"""Times of day: "8 p.m. EST", "14:30 GMT", "this morning", "noon", "tonight"."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules.choose import nearest
from dashboard.extract.dates.rules.parts import month_of, relative_year, time_of_day

TIME_PREPOSITIONS = lexicon.listed("before a clock time")
BEFORE_THE_PART = lexicon.listed("before the part of a day")
NO_DAY = "the day of publication is not known"
# An hour and what is written after it: (14, "30").
Hour = tuple[int, str]


def read_hour_of_half(state: State, match: Match) -> Meaning | None:
    """Read "8 p.m. EST"."""
    return _in_half(state, match, _hour(match))


def read_clock_of_half(state: State, match: Match) -> Meaning | None:
    """Read "2:30 p.m."."""
    return _in_half(state, match, _clock(match))


def _in_half(state: State, match: Match, hour: Hour | None) -> Meaning | None:
    if hour is None:
        return None
    if not 1 <= hour[0] <= 12:
        # "14:30 p.m."
        return _at(state, match, hour)
    return _at(state, match, (hour[0] % 12 + (12 if match.word("half")[0] == "p" else 0), hour[1]))


def read_hour(state: State, match: Match) -> Meaning | None:
    """Read "8 o'clock"."""
    hour = _hour(match)
    return _at(state, match, hour) if hour else None


def read_hour_of_part(state: State, match: Match) -> Meaning | None:
    """Read "at 5 in the morning", not "held 5 in the morning"."""
    hour = _hour(match)
    if hour is None or not 1 <= hour[0] <= 12 or match.before not in TIME_PREPOSITIONS:
        return None
    is_late = match.value("part") in ("AF", "EV") or (match.value("part") == "NI" and hour[0] > NIGHT)
    return _at(state, match, (hour[0] % 12 + 12 * is_late, hour[1]))


# "3 at night" is after midnight, "10 at night" before it.
NIGHT = 5


def read_hour_of_zone(state: State, match: Match) -> Meaning | None:
    """Read "0900 GMT", "1400 hours local time"."""
    digits = match.word("clock")
    is_clock = len(digits) == 4 and digits.isdecimal() and int(digits[:2]) <= 24 and int(digits[2:]) < 60
    return _at(state, match, (int(digits[:2]), digits[2:])) if is_clock else None


def read_clock(state: State, match: Match) -> Meaning | None:
    """Read "14:30 GMT", "at 14:30", and "won in 2:14:09" as a length; a score ("won 2:14") is neither."""
    if length := _race(match):
        return length
    hour = _clock(match)
    return _at(state, match, hour) if hour and _is_time(match) and not _is_of_match(match) else None


def _race(match: Match) -> Meaning | None:
    """Read "won in 2:14:09" as a length; "at 14:30:00" is a time."""
    if match.end - match.start > 1 or match.first.count(":") != 2:
        return None
    if match.before in ("at", "by", "until", "since", "before", "after"):
        return None
    hours, minutes, seconds = (int(piece) for piece in match.first.split(":"))
    return Meaning("DURATION", f"PT{hours}H{minutes}M{seconds}S", because="a length of time to the second")


def _is_of_match(match: Match) -> bool:
    """Say whether a match's own clock is read: "stopped the fight at 2:56"."""
    before = match.tokens.words[max(0, match.start - IN_A_MATCH) : match.start]
    return match.end - match.start == 1 and not PLAYED.isdisjoint(before)


IN_A_MATCH = 12
PLAYED = lexicon.listed("what has a clock of its own")


def _hour(match: Match) -> Hour | None:
    written = match.amount("hour")
    return (int(written), "") if written is not None and written in range(25) else None


def _clock(match: Match) -> Hour | None:
    hour, _, rest = match.word("clock").replace(".", ":").partition(":")
    is_clock = int(hour) <= 24 and all(int(piece) < 60 for piece in rest.split(":"))
    return (int(hour), rest) if is_clock else None


def _is_time(match: Match) -> bool:
    """Distinguish "at 14:30" from a score or a ratio ("won 2:14", "3:1")."""
    if match.plays(match.start - 1, "YEAR", "ISO") or match.plays(match.end - 1, "ZONE"):
        return True
    return match.word("clock").count(":") == 1 and match.before in TIME_PREPOSITIONS


def _at(state: State, match: Match, hour: Hour) -> Meaning:
    return at_time(state, match, f"T{hour[0]:02}:{hour[1] or '00'}")


def at_time(state: State, match: Match, clock: str) -> Meaning:
    """Return a time on the day the text is about: the one named just before, else the day of writing."""
    named = state.last_named(match.start, unit="D", memory=1)
    if named:
        why = f"on {named.value}, named before"
        return Meaning("TIME", named.value + clock, named.first, named.last, because=why)
    if state.published:
        day = state.published
        return Meaning("TIME", day.isoformat() + clock, day, day, because=f"on {state.since()}")
    return Meaning("TIME", f"XXXX-XX-XX{clock}", because="the day is not known")


def read_relative_part_of_day(state: State, match: Match) -> Meaning | None:
    """Read "this morning", "last night", "the next morning"."""
    relation, word = match.value("relation"), match.word("relation")
    named = state.last_named(match.start, unit="D", memory=NIGHTS)
    if named and (relation in ("next", "following") or word in ("previous", "preceding")):
        return _next_to(named, 1 if relation in ("next", "following") else -1, time_of_day(match))
    step = 1 if relation == "following" else relative_year(match)
    return _of_day(state, step, time_of_day(match))


# "Rhys resigned on Monday. The next morning …": in how many sentences "the next" still means that day's.
NIGHTS = 2


def _next_to(named: Period, step: int, part: str) -> Meaning | None:
    day = periods.shifted_day(named.first, "D", step)
    if day is None:
        return None
    why = f"the day {'before' if step < 0 else 'after'} {named.value}, named before"
    return Meaning("TIME", day.isoformat() + part, day, day, because=f"on {why}", period=periods.day(day))


def _of_day(state: State, step: int, part: str) -> Meaning | None:
    if state.published is None:
        return Meaning("TIME", f"XXXX-XX-XX{part}", because=NO_DAY)
    day = periods.shifted_day(state.published, "D", step)
    if day is None:
        return None
    why = state.since() if not step else f"the day {'before' if step < 0 else 'after'} {state.since()}"
    return Meaning("TIME", day.isoformat() + part, day, day, because=f"on {why}", period=periods.day(day))


def read_part_of_that_day(state: State, match: Match) -> Meaning | None:
    """Read "that night": the night of the day named before."""
    return at_time(state, match, time_of_day(match))


def read_nth_night(state: State, match: Match) -> Meaning | None:
    """Read "a third straight night", "during the second night", not "the first night" of a play."""
    is_row = not {"straight", "consecutive"}.isdisjoint(match.words)
    return at_time(state, match, time_of_day(match)) if is_row or match.before == "during" else None


def read_part_of_the_day(state: State, match: Match) -> Meaning | None:
    """Read "in the morning", "by the same night"."""
    return at_time(state, match, time_of_day(match)) if match.before in BEFORE_THE_PART else None


def read_part_of_the_same_day(state: State, match: Match) -> Meaning | None:
    """Read "the same night": of the day that the sentence or the one before it named."""
    if state.last_named(match.start, unit="D", memory=1) is None:
        return read_part_of_the_day(state, match)
    return at_time(state, match, time_of_day(match))


OPENED = frozenset(("“", '"', "‘", "'"))


def read_tonight(state: State, match: Match) -> Meaning | None:
    """Read "tonight", not "The Show Tonight"."""
    return None if _is_title(state, match) else _of_day(state, 0, "TNI")


def read_overnight(state: State, match: Match) -> Meaning | None:
    """Read "overnight", not "an overnight success"."""
    if _is_title(state, match) or match.after in ("hours", "stay", "guest", "success"):
        return None
    return at_time(state, match, "TNI")


def _is_title(state: State, match: Match) -> bool:
    is_capital = match.tokens.surface(match.start)[0].isupper() and match.before not in OPENED
    return is_capital and state.bounds(match.start)[0] != match.start


def read_bare_part_of_day(state: State, match: Match) -> Meaning | None:
    """Read "at noon", "by mid-afternoon", but not "good evening" and "high noon"."""
    part, two_before = time_of_day(match), match.tokens.word(match.start - 2)
    if match.plays(match.end, "HYPHEN"):
        return None
    is_clock = part[1].isdigit() and match.before not in ("high", "'", "’")
    is_clock = is_clock or (match.first == "midday" and match.before in TIME_PREPOSITIONS)
    is_middle = match.before == "mid" or (match.before == "-" and two_before in ("mid", "by"))
    return at_time(state, match, part) if is_clock or is_middle else None


def read_part_of_date(state: State, match: Match) -> Meaning | None:
    """Read "the night of April 3"."""
    part, month, day = time_of_day(match), month_of(match), match.number("day")
    if year := match.number("year"):
        known = periods.safe_day(year, month, day)
    elif state.published is None:
        return Meaning("TIME", f"XXXX-{month:02}-{day:02}{part}", because="the year is not known")
    else:
        near = range(state.published.year - 1, state.published.year + 2)
        choices = [found for y in near if (found := periods.safe_day(y, month, day))]
        known = nearest(state, match, choices)
    if known is None:
        return None
    because = "the date stands with it"
    return Meaning("TIME", known.value + part, known.first, known.last, because=because, period=known)
