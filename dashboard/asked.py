"""What is asked for in Python, by name: the filters of the screen as keywords."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypedDict, cast

from dashboard.errors import UsageError
from dashboard.filters import KINDS, SAYINGS, Axis, Filters, Match

# Filters of which there may be several, and the word by which each is asked for.
SEVERAL = {
    "people": "person", "places": "place", "sources": "source", "kinds": "kind", "sayings": "saying",
    "about": "about", "mentioned": "mentions",
}  # fmt: skip
KNOWN = (
    "There are: person, place, source, kind, saying, about, mentions, text, since, until, axis, match, once, "
    "sure, unnamed, after"
)


class Asked(TypedDict, total=False):
    """What may be asked for: the filters of the screen, a single one or several; days as "2022-04-26" too.

    `about` is whom or what the surroundings of a quote name, `mentions` whom its document does; `text` are
    words that the quote itself (of other tables: its document) contains; `since` and `until` are the first
    and the last day, `sure` how sure a quote must be in percent, `after` an import's number: only what came
    later.
    """

    person: str | Sequence[str]
    place: str | Sequence[str]
    source: str | Sequence[str]
    kind: str | Sequence[str]
    saying: str | Sequence[str]
    about: str | Sequence[str]
    mentions: str | Sequence[str]
    text: str
    since: date | str
    until: date | str
    axis: Axis
    match: Match
    once: bool
    sure: int
    unnamed: bool
    after: int


def filters_of(asked: Asked) -> Filters:
    """Return the filters for what is asked for; UsageError for a word, kind, saying or day that is none."""
    unknown = asked.keys() - Asked.__annotations__.keys()
    if unknown:
        raise UsageError(f"Nothing can be asked by {', '.join(sorted(unknown))}. {KNOWN}.")
    several = {name: _several(asked.get(word, ())) for name, word in SEVERAL.items()}
    for name, known in (("kinds", KINDS), ("sayings", SAYINGS)):
        if wrong := [one for one in several[name] if one not in known]:
            raise UsageError(f"There is no {SEVERAL[name]} {wrong[0]!r}. There are: {', '.join(known)}.")
    return Filters(
        **several,
        first=_day(asked.get("since")),
        last=_day(asked.get("until")),
        text=asked.get("text", ""),
        axis=asked.get("axis", "published"),
        match=asked.get("match", "any"),
        once=asked.get("once", False),
        sure=asked.get("sure", 0),
        unnamed=asked.get("unnamed", False),
        after=asked.get("after", 0),
    )


def _several(given: object) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(cast(Iterable[str], given))


def _day(given: date | str | None) -> date | None:
    try:
        return date.fromisoformat(given) if isinstance(given, str) else given
    except ValueError as error:
        raise UsageError(f"{given!r} is no day. Write it as 2022-04-26.") from error
