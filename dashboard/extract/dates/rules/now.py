"""Now-words: the present, the past and the future without a date."""

from dataclasses import replace

from dashboard.extract.dates.calendar import periods
from dashboard.extract.dates.context.scene import Reading, Scene
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.patterns import Found

# "until now", "as soon as", "soon after", "past the house".
NOT_BEFORE = {"soon": frozenset(("as", "so", "too")), "shortly": frozenset(())}
NOT_AFTER = {
    "soon": frozenset(("after", "as", "before", "-", "enough")),
    "shortly": frozenset(("before", "after", "thereafter", "afterward")),
    "now": frozenset(("-", "that")),
    "recent": frozenset(("-",)),
    "current": frozenset(("-", "and", "account", "events", "affairs")),
}


def read_now(scene: Scene, found: Found) -> Reading | None:
    """Read "now", "currently", "recent", "the past", "the near future"."""
    if "n" in found:
        return _word(scene, found)
    if "p" in found:
        return _the_past(scene, found)
    if "f" in found:
        return _the_future(scene, found)
    if "t" in found:
        return _reading(scene, "PAST_REF")
    if scene.tokens.word(found.start) == "the" and scene.tokens.word(found.start - 1) not in ("at", "for"):
        return None
    return _reading(scene, "PRESENT_REF")


def _word(scene: Scene, found: Found) -> Reading | None:
    tokens, word = scene.tokens, scene.tokens.words[found.start]
    before, after = tokens.word(found.start - 1), tokens.word(found.end)
    if before in NOT_BEFORE.get(word, ()) or after in NOT_AFTER.get(word, ()):
        return None
    if before == "then" and word == "current":
        return replace(_reading(scene, "PAST_REF"), drop=-1)
    if before == "more" and word in ("recently", "recent"):
        return replace(_reading(scene, "PAST_REF"), drop=-1)
    return _reading(scene, lexicon.value(word, "NOWWORD"))


def _the_past(scene: Scene, found: Found) -> Reading | None:
    after = scene.tokens.surface(found.end) if found.end < len(scene.tokens) else "."
    if scene.tokens.word(found.start - 1) not in ("in", "of", "from", "for") or (
        after[0].isalnum() and not _ends_phrase(after)
    ):
        return None
    return _reading(scene, "PAST_REF")


def _ends_phrase(after: str) -> bool:
    return after in (
        "and",
        "but",
        "it",
        "he",
        "she",
        "they",
        "we",
        "by",
        "as",
        "is",
        "was",
        "when",
        "the",
        "has",
        "have",
        "to",
    )


def _the_future(scene: Scene, found: Found) -> Reading | None:
    tokens = scene.tokens
    if tokens.words[found.start] != "the":
        return None
    # "the future of our peoples", "the future king": not a time.
    after = tokens.surface(found.end) if found.end < len(tokens) else "."
    if after == "of" or (
        after[0].isalpha() and tokens.words[found.start + 1] == "future" and not _ends_phrase(after)
    ):
        return None
    return _reading(scene, "FUTURE_REF")


def _reading(scene: Scene, value: str) -> Reading:
    day = scene.published
    because = {
        "PRESENT_REF": "the time of writing",
        "PAST_REF": "before the time of writing",
        "FUTURE_REF": "after the time of writing",
    }
    if value == "PRESENT_REF" and day:
        return Reading("DATE", value, day, day, because=because[value])
    if value == "PAST_REF" and day:
        return Reading("DATE", value, None, day, because=because[value])
    if value == "FUTURE_REF" and day:
        return Reading("DATE", value, periods.next_day(day), None, because=because[value])
    return Reading("DATE", value, because=because[value])
