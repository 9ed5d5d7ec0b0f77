"""Which body speaks: "the ministry" is the only one named, "a JSC statement" is the JSC's (coreference)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.records import Mention
from dashboard.text.intervals import Intervals

# "a JSC | press statement", "a statement | from the JSC".
STATEMENT = (
    r"(?:(?:press|news|joint|written|official|brief|short|separate)\s)*"
    r"(?:statement|release|announcement|communiqu[eé]|bulletin|circular)s?"
)
BEHIND_OWNER = re.compile(rf"(?:[’']s?)?\s{STATEMENT}\W*", re.IGNORECASE)
BEFORE_OWNER = re.compile(
    rf"\b{STATEMENT}\s(?:(?:issued|released|published|made)\s)?(?:(?:on|late|early)\s)?(?:\w+day\s)?"
    r"(?:by|from|of)\s(?:the\s)?(?:[\w’'-]+\s)?$",
    re.IGNORECASE,
)
LABELS = ("ORG", "PERSON", "GPE")
DEFINITE = re.compile(r"(?:the|this)\s(?P<words>[a-z]+(?:\s[a-z]+){0,2})", re.IGNORECASE)
# What bodies are called by, if their own name has the word.
KINDS = frozenset(
    "ministry agency court bank university group company council commission committee department union party "
    "association institute office authority bureau board fund federation foundation society club network "
    "newspaper parliament assembly cabinet tribunal corporation college hospital service centre center "
    "organisation organization".split()
)
WORD = re.compile(r"[^\W\d_]+")


def of_statement(text: str, speaker: Mention, entities: Intervals[Mention]) -> Mention | None:
    """Return whose statement a speaker's phrase means: "a statement from the JSC", "the JSC's statement".

    The phrase may end before the name: "a statement from | the JSC".
    """
    around = entities.overlapping(speaker.start, speaker.end + len(" the  "))
    for mention in sorted(around, key=lambda one: LABELS.index(one.label) if one.label in LABELS else 9):
        if mention.label not in LABELS:
            continue
        if BEHIND_OWNER.fullmatch(text, min(mention.end, speaker.end), speaker.end):
            return mention
        if BEFORE_OWNER.search(text[speaker.start : mention.start]):
            return mention
    return None


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organisations of a document, by the words of their names."""

    named: Sequence[Mention]

    def meant(self, speaker: Mention) -> Mention | None:
        """Return the one organisation named so far that a description like "the ministry" fits, or None."""
        found = DEFINITE.fullmatch(speaker.text)
        words = frozenset(found["words"].lower().split()) if found else frozenset()
        if not found or found["words"].lower().rpartition(" ")[2] not in KINDS:
            return None
        fits = {
            one.name: one for one in self.named if one.start < speaker.start and words <= _words(one.name)
        }
        return next(iter(fits.values())) if len(fits) == 1 else None


@lru_cache(maxsize=4096)
def _words(name: str | None) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(name or ""))
