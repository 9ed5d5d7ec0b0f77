"""Tell where something happens on a day: which places of a sentence go with its date (event location)."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dashboard.text import lexicon

Range = tuple[int, int]
WORD = re.compile(r"[^\W_][\w’'-]*\.?|[^\w\s]")
REACH = 7  # words before a place that are looked at
MOVED = 4  # words between "travelled" and "to"
FARTHEST = 400  # characters between a date and its place
BESIDE = 3  # words between a place and the day on which somebody speaks there
BREAKS = re.compile('[“”";:()–—«»]')
WORDS = re.compile(r"\w+")
ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "both"))
POSSESSIVE = re.compile(r"[’']s?\s+([^\W\d_]+)")
JOINS = re.compile(r"\s*(?:,|,?\s*(?:and|or)|/)\s*(?:in\s+)?(?:the\s+)?", re.IGNORECASE)
COMMA = re.compile(r"\s*,\s*")


class Site(NamedTuple):
    """A place where it stands in a text, its country, and whether it is one that others lie in."""

    start: int
    end: int
    country: str = ""
    is_wide: bool = False


class Dated(NamedTuple):
    """A date where it stands in a text, and what it dates."""

    start: int
    end: int
    event: str


@lru_cache(maxsize=20_000)
def is_event(event: str) -> bool:
    """Say whether what is dated happens: "court ruled" does, "according" and "was no comment" do not.

    >>> is_event("court ruled"), is_event("According"), is_event("was no comment"), is_event("")
    (True, False, False, False)
    """
    words = event.casefold().split()
    if not words or any(word in _role("not") or word.endswith(("n't", "n’t")) for word in words):
        return False
    return not any(word in _role("refers") for word in (words[0], words[-1]))


def sites(
    text: str, sentence: Range, date: Dated, dates: Sequence[Range], places: Sequence[Site]
) -> list[Site]:
    """Return the places of a sentence at which what its date dates happens, as sure as words can tell.

    It is the nearest that a word puts there ("in Riga", "struck Odesa", "travelled to Kyiv"), in the same
    clause, nearer to this date than to any other; and those that are listed with it ("in Athens and Volos").

    >>> text = "A bridge in Riga opened on Monday."
    >>> sites(text, (0, 34), Dated(24, 33, "bridge opened"), [(24, 33)], [Site(12, 16)])
    [Site(start=12, end=16, country='', is_wide=False)]
    """
    fit = []
    if is_on_a_day(text, sentence[0], date):
        fit = [one for one in places if _goes_with(text, sentence, date, dates, one)]
    if not fit:
        return []
    nearest = min(fit, key=lambda one: (_gap(date, one), one.start))
    return [nearest, *_listed_with(text, nearest, places)]


def is_on_a_day(text: str, start: int, date: Dated) -> bool:
    """Say whether something happens on a date: "since Monday" and what "is" so today has no day."""
    before = text[max(start, date.start - 24) : date.start].split()
    if before and before[-1].casefold() in _role("stretch"):
        return False
    is_today = text[date.start : date.end].casefold() == "today"
    return not (is_today and any(word in _role("still") for word in date.event.casefold().split()))


@lru_cache(maxsize=20_000)
def is_said(event: str) -> bool:
    """Say whether what is dated is that somebody says something, which tells little of where."""
    return any(word in _sayings() for word in event.casefold().split())


def stands_there(text: str, start: int, site: Site, dates: Sequence[Range] = ()) -> bool:
    """Say whether the words before a place, from `start` on, put something there."""
    if _is_owner_or_part(text, site.end):
        return False
    begin = max(start, site.start - 120)
    words = list(WORD.finditer(text, begin, site.start))[-REACH - MOVED :]
    return _leads_there(words, dates)


def _goes_with(text: str, sentence: Range, date: Dated, dates: Sequence[Range], site: Site) -> bool:
    gap = _gap(date, site)
    if gap < 0 or gap > FARTHEST or _parts(between := _between(text, date, site)):
        return False
    if len(between.split()) > BESIDE and is_said(date.event):
        return False
    for one in dates:
        other = Dated(*one, "")
        if _gap(other, site) < gap and not _parts(_between(text, other, site)):
            return False
    return stands_there(text, sentence[0], site, dates)


def _between(text: str, date: Dated, site: Site) -> str:
    first, last = (site.end, date.start) if site.end <= date.start else (date.end, site.start)
    return text[first : min(last, first + FARTHEST)]


def _gap(date: Dated, site: Site) -> int:
    """Return how many characters are between a date and a place, less than none if they overlap."""
    return max(site.start - date.end, date.start - site.end)


def _listed_with(text: str, nearest: Site, places: Sequence[Site]) -> list[Site]:
    """Return the places listed with one: not the country after a city, which only says which city."""
    found = []
    for ahead in (True, False):
        here = nearest
        ordered = sorted(places, key=lambda one: one.start, reverse=not ahead)
        for one in ordered:
            first, last = (here.end, one.start) if ahead else (one.end, here.start)
            if one == nearest or last < first or not JOINS.fullmatch(text, first, last):
                continue
            city, around = (here, one) if ahead else (one, here)
            is_around = around.is_wide and around.country == city.country
            if not (is_around and COMMA.fullmatch(text, first, last)):
                found.append(one)
            here = one
    return sorted(found, key=lambda one: one.start)


def _is_owner_or_part(text: str, end: int) -> bool:
    """Say whether a place only owns what follows ("Ukraine’s army"), or begins a longer word ("Kyiv-led")."""
    owned = POSSESSIVE.match(text, end)
    if owned:
        word = owned[1].casefold()
        return word not in _role("part") and word not in _role("side")
    return text[end : end + 1] == "-"


def _leads_there(words: Sequence[re.Match[str]], dates: Sequence[Range]) -> bool:
    """Go back from a place over what may stand between it and its preposition."""
    is_of = is_named = False  # whether "of" follows, and whether "city" does: "in the tourist city Mirano"
    for at in range(len(words) - 1, max(len(words) - 1 - REACH, -1), -1):
        word, start = words[at][0], words[at].start()
        low = word.casefold()
        if any(first <= start < last for first, last in dates):
            return False
        if is_of:
            if low not in _role("part"):
                return False
            is_of = False
            continue
        if low in _role("in") or low in _role("strikes"):
            return True
        if low in _role("to"):
            before = [one[0].casefold() for one in words[max(at - MOVED, 0) : at]]
            return any(one in _role("moves") for one in before)
        is_of = low == "of"
        if not (is_of or _may_precede(word, low) or (is_named and word.isalpha())):
            return False
        is_named = low in _role("part")
    return False


def _may_precede(word: str, low: str) -> bool:
    """Say whether a word may stand between "in" and a place: "in the rebel-held Luhansk"."""
    return (
        low in ARTICLES
        or low in _role("side")
        or low in _role("part")
        or word[0].isupper()
        or "-" in word[1:]
    )


def _parts(between: str) -> bool:
    """Say whether what is between a date and a place parts them: another clause, or other speech, begins."""
    return bool(BREAKS.search(between)) or not _role("clause").isdisjoint(WORDS.findall(between.casefold()))


@cache
def _role(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("event-words") if row["role"] == role)


@cache
def _sayings() -> frozenset[str]:
    return lexicon.words("cues")
