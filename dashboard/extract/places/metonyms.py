"""Whether a place name means its people, government or a body: "Russian troops", "University of Ghana"."""

import re
from functools import lru_cache

from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.lists import kept
from dashboard.extract.places.mentions import LOCATIVE, Toponym

# "Georgia's president", "Georgia's foreign minister", not "Georgia's governor"
OF_NATION = re.compile(
    r"['’]s? (?:[a-z]+ )?(?:president|prime minister|(?:foreign|defen[cs]e|interior) (?:minister|ministry)|"
    r"army|navy|parliament|embassy|ambassador|currency|central bank|armed forces|junta|king|queen)\b"
)
# What may come between a name and its verb: "has repeatedly denied", ", which accuses"
BETWEEN = (
    r"(?:,\s(?:which|who|meanwhile|however),?)?\s"
    r"(?:(?:has|have|had|is|was|also|later|again|repeatedly|still|now|would|will)\s)*"
)


def kind_of(text: str, one: Toponym, entry: Entry) -> tuple[str, str]:
    """Return the kind of a mention, and a remark if it doesn't mean the place itself."""
    if one.is_demonym:
        return "demonym", f"people or adjective of {entry.name}; "
    if one.body:
        # "the EU" is the body itself, Ghana a part of "University of Ghana".
        kind = "metonym" if one.body == one.text else "embedded"
        return kind, f"in the name of a body, {one.body}; "
    if is_metonym(text, one, entry):
        return "metonym", "stands for those who govern there; "
    return entry.kind, ""


def is_metonym(text: str, one: Toponym, entry: Entry) -> bool:
    """Say whether a capital or seat of power acts or speaks in the sentence."""
    if entry.name not in kept().words["seat"] and kept().capitals.get(fold(one.name)) != entry.country:
        return False
    before = text[max(one.start - 30, 0) : one.start]
    return not LOCATIVE.search(before) and acts(text, one.end)


def acts(text: str, end: int) -> bool:
    """Say whether a verb of speaking or intention follows: "Moscow said", "Kyiv, which accuses"."""
    return bool(act_after().match(text, end))


def is_sovereign(text: str, end: int) -> bool:
    """Say whether a genitive follows with what only a sovereign state has: "Georgia's president"."""
    return bool(OF_NATION.match(text, end))


@lru_cache(maxsize=1)
def act_after() -> re.Pattern[str]:
    """Return the pattern of such a verb with what may come before it."""
    return re.compile(rf"{BETWEEN}(?:{'|'.join(sorted(kept().words['act']))})\b")
