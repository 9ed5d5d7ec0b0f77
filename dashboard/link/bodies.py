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
PAPERS = r"(?:\w+\s)?(?:report|analysis|editorial|commentary|study|survey|notice|letter|memo)"
BEHIND_OWNER = re.compile(rf"(?:[’']s?)?\s(?:{STATEMENT}|{PAPERS})\W*", re.IGNORECASE)
# "its statement", "the ministry’s press statement"
OWNED_STATEMENT = re.compile(
    rf"(?:(?P<its>its|their)|(?P<owner>(?:the|this)\s[a-z]+(?:\s[a-z]+){{0,2}})[’']s?)\s{STATEMENT}",
    re.IGNORECASE,
)
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
    "newspaper army military navy parliament assembly cabinet tribunal corporation college hospital service "
    "centre center organisation organization".split()
)
WORD = re.compile(r"[^\W\d_]+")
# What a body without another name is called with its place: "Saskatoon police", "Taiwan’s defence ministry".
FIELD = (
    "federal|state|national|provincial|regional|city|county|local|riot|traffic|foreign|defen[cs]e|interior|home|"
    "health|finance|education|transport|justice|labou?r|agriculture|trade|culture|tourism|environment|energy|economy|"
    "interim|transitional|coalition|military"
)
STATE = (
    "police|army|military|navy|air force|coast guard|government|embassy|consulate|ministry|parliament|senate|"
    "central bank|health department|fire department|fire service|city council|high court|supreme court"
)
CALLED = re.compile(
    rf"(?:[’']s)?\s(?:(?:{FIELD})\s){{0,2}}(?:{STATE})\b"
    r"(?!\s?[A-Z(-]|\s(?:officer|official|spokes|chief|force|station|minister|source)|[’'])"
)
PLACES = ("GPE", "NORP", "LOC")
BARE = frozenset({"police"})  # spoken of without an article
# Not what the state's bodies are called again: "the firm" isn't the government.
PRIVATE = frozenset(
    "company firm airline bank brand broadcaster carmaker carrier channel charity daily developer giant "
    "group lender maker manufacturer newspaper ngo operator outlet paper platform producer publication "
    "retailer startup website".split()
)
PUBLIC = frozenset(
    "police army military navy government embassy ministry parliament senate guard council court".split()
)


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


def called(text: str, entities: Sequence[Mention]) -> list[Mention]:
    """Return the bodies that a text calls by their place and kind, as mentions: "Saskatoon police"."""
    found = []
    for place in entities:
        kind = CALLED.match(text, place.end) if place.label in PLACES else None
        if kind:
            name = text[place.start : kind.end()]
            found.append(Mention(place.start, kind.end(), name, "ORG", name))
    return found


@dataclass(frozen=True, slots=True)
class Bodies:
    """The organisations of a document, by the words of their names."""

    named: Sequence[Mention]

    def itself(self, speaker: Mention) -> Mention | None:
        """Return the body that a phrase is, but for an article: "the Israeli army"."""
        return next((one for one in self.named if one.end == speaker.end and _is_all(speaker, one)), None)

    def meant(self, speaker: Mention) -> Mention | None:
        """Return the one organisation named so far that a description like "the ministry" fits, or None."""
        found = DEFINITE.fullmatch(speaker.text)
        said = found["words"].lower() if found else speaker.text.lower()
        words = frozenset(said.split())
        if (not found and said not in BARE) or said.rpartition(" ")[2] not in KINDS | BARE:
            return None
        fits = {
            one.name: one for one in self.named if one.start < speaker.start and words <= words_of(one.name)
        }
        return next(iter(fits.values())) if len(fits) == 1 else None


def is_public(name: str) -> bool:
    """Say whether a body is the state's by its name: "Saskatoon police", "the Ministry of Health"."""
    return bool(PUBLIC & words_of(name))


def _is_all(speaker: Mention, body: Mention) -> bool:
    before = speaker.text[: max(0, body.start - speaker.start)].strip().lower()
    return speaker.start <= body.start and before in {"", "the"}


@lru_cache(maxsize=4096)
def words_of(name: str | None) -> frozenset[str]:
    """Return the words of a name, in lower case."""
    return frozenset(word.lower() for word in WORD.findall(name or ""))
