"""Times of day: "8 p.m. EST", "14:30 GMT", "this morning", "noon", "tonight"."""

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.calendar.periods import Period
from dashboard.extract.dates.context.state import Meaning, State
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found
from dashboard.extract.dates.rules.choose import nearest
from dashboard.extract.dates.rules.parts import month_of, number, part, time_of_day

TIME_PREPOSITIONS = lexicon.listed("before a clock time")


def read_clock(state: State, found: Found) -> Meaning | None:
    """Read "8 p.m. EST", "14:30 GMT", "8 o'clock", on the day named just before, else that of writing."""
    tokens = state.tokens
    words = tokens.words[found.start : found.end]
    half = next(
        (word[0] for index, word in enumerate(words) if "AMPM" in tokens.roles[found.start + index]), ""
    )
    if not half and (race := _race(state, found)):
        return race
    hour, rest = _hour(state, found)
    if hour is None or (not half and not _is_time(state, found)):
        return None
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    clock = f"T{hour:02}:{rest or '00'}"
    return at_time(state, found, clock)


def _race(state: State, found: Found) -> Meaning | None:
    """Read "won in 2:14:09" as a length; "at 14:30:00" is a time."""
    if found.end - found.start > 1 or state.tokens.words[found.start].count(":") != 2:
        return None
    if state.tokens.word(found.start - 1) in ("at", "by", "until", "since", "before", "after"):
        return None
    hours, minutes, seconds = (int(piece) for piece in state.tokens.words[found.start].split(":"))
    return Meaning("DURATION", f"PT{hours}H{minutes}M{seconds}S", because="a length of time to the second")


def _hour(state: State, found: Found) -> tuple[int | None, str]:
    if "k4" in found:
        digits = state.tokens.words[found.parts["k4"]]
        right = len(digits) == 4 and digits.isdecimal() and int(digits[:2]) <= 24 and int(digits[2:]) < 60
        return (int(digits[:2]), digits[2:]) if right else (None, "")
    if "k" in found:
        hour, _, rest = state.tokens.words[found.parts["k"]].partition(":")
        pieces = rest.split(":")
        right = int(hour) <= 24 and all(int(piece) < 60 for piece in pieces)
        return (int(hour), rest) if right else (None, "")
    written = state.tokens.numbers[found.parts["h"]]
    right = written is not None and written == int(written) and 0 <= written <= 24
    return (int(written), "") if right and written is not None else (None, "")


def _is_time(state: State, found: Found) -> bool:
    """Tell "at 14:30" from a score or a ratio ("won 2:14", "3:1")."""
    if "h" in found or "k4" in found:
        return True
    if found.start and state.tokens.roles[found.start - 1] & {"YEAR", "ISO"}:
        return True
    zone = "ZONE" in state.tokens.roles[found.end - 1]
    word = state.tokens.words[found.parts["k"]]
    return zone or (word.count(":") == 1 and state.tokens.word(found.start - 1) in TIME_PREPOSITIONS)


def at_time(state: State, found: Found, clock: str) -> Meaning:
    """Return a time on the day that the text speaks of."""
    named = state.last_named(found.start, unit="D", memory=1)
    if named:
        why = f"on {named.value}, named before"
        return Meaning("TIME", named.value + clock, named.first, named.last, because=why)
    if state.published:
        day = state.published
        return Meaning("TIME", day.isoformat() + clock, day, day, because=f"on {state.since()}")
    return Meaning("TIME", f"XXXX-XX-XX{clock}", because="the day is not known")


def read_part_of_day(state: State, found: Found) -> Meaning | None:
    """Read "this morning", "last night", "the night of April 3", "noon", "tonight"."""
    if "t" in found:
        return _tonight(state, found)
    suffix = time_of_day(state, found)
    if month_of(state, found):
        return _of_date(state, found, suffix)
    relation = part(state, found, "r", "SEQ")
    word = state.tokens.words[found.parts["r"]] if "r" in found else ""
    if word in ("that", "same") or (not word and _is_the(state, found)):
        return _of_named_day(state, found, suffix)
    if not word:
        return _alone(state, found, suffix)
    if state.published is None:
        return Meaning("TIME", f"XXXX-XX-XX{suffix}", because="the day of publication is not known")
    step = -1 if relation in ("last", "past") else 1 if relation in ("next", "following") else 0
    return _of_day(state, step, suffix)


def _is_the(state: State, found: Found) -> bool:
    return state.tokens.words[found.start] == "the"


def _tonight(state: State, found: Found) -> Meaning | None:
    if state.tokens.surface(found.start)[0].isupper() and state.bounds(found.start)[0] != found.start:
        return None
    if state.tokens.words[found.start] == "overnight":
        if state.tokens.word(found.end) in ("hours", "stay", "guest", "success"):
            return None
        return _of_named_day(state, found, "TNI")
    if state.published is None:
        return Meaning("TIME", "XXXX-XX-XXTNI", because="the day of publication is not known")
    return _of_day(state, 0, "TNI")


def _of_day(state: State, step: int, suffix: str) -> Meaning | None:
    assert state.published is not None
    day = periods.shifted_day(state.published, "D", step)
    if day is None:
        return None
    why = state.since() if not step else f"the day {'before' if step < 0 else 'after'} {state.since()}"
    return Meaning("TIME", day.isoformat() + suffix, day, day, because=f"on {why}", period=periods.day(day))


def _of_named_day(state: State, found: Found, suffix: str) -> Meaning | None:
    """Read "that night", "the morning": of the day named before."""
    if _is_the(state, found) and state.tokens.word(found.start - 1) not in (
        "in",
        "during",
        "for",
        "by",
        "of",
        "through",
    ):
        return None
    return at_time(state, found, suffix)


def _alone(state: State, found: Found, suffix: str) -> Meaning | None:
    """Read "at noon", "by mid-afternoon", "at night"; "good evening" is none."""
    before = state.tokens.word(found.start - 1)
    if found.end < len(state.tokens) and "HYPHEN" in state.tokens.roles[found.end]:
        return None
    if suffix[1].isdigit() and before not in ("high", "'", "’"):
        return at_time(state, found, suffix)
    if (before in ("-", "mid") and state.tokens.word(found.start - 2) in ("mid", "by")) or before == "mid":
        return at_time(state, found, suffix)
    return None


def _of_date(state: State, found: Found, suffix: str) -> Meaning | None:
    month, day, year = month_of(state, found), number(state, found, "d"), number(state, found, "y")
    known: Period | None
    if year:
        known = periods.safe_day(year, month, day)
    elif state.published is None:
        return Meaning("TIME", f"XXXX-{month:02}-{day:02}{suffix}", because="the year is not known")
    else:
        near = state.published.year
        choices = [
            found_day for y in (near - 1, near, near + 1) if (found_day := periods.safe_day(y, month, day))
        ]
        known = nearest(state, found, choices)
    if known is None:
        return None
    return Meaning(
        "TIME", known.value + suffix, known.first, known.last, because="the date stands with it", period=known
    )
