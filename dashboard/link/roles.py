"""Titles and roles that a text gives to people: "Turkish President X", "X, mayor of Riga", "the mayor, X"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dashboard.records import Mention, Role
from dashboard.text import lexicon
from dashboard.text.intervals import Intervals

REACH = 110  # characters beside a name that are searched
# "Ana Ruiz, 43, the finance minister,": up to the next mark or to what can't be part of a role.
BEHIND = re.compile(r"(?:, (?:aged )?\d{1,3})?, (?P<phrase>[^,.;:!?()\n“”\"—–]{3,100})")
END = ',.;:!?()\n“”"—–'
CLAUSE = re.compile(
    r"\s(?:--|who|whom|whose|which|that|said|says|told|tells|wrote|added|as|but|when|while|where|is|was|has|had|on)(?!\w)"
)
ARTICLES = frozenset("the a an his her their its our my".split())
SAYS, OWN = frozenset("said says told tells wrote added".split()), frozenset("his her their".split())
ARTICLE = re.compile(r"(?:the|a|an|his|her|their|its|our|my)\s+", re.IGNORECASE)
PREPOSITION = re.compile(r"\s(?:of|for|at|in|to|with|from|under|on|and|by)\s")
OWNERS = {" of ", " for ", " at ", " in ", " to "}
# "said the city's mayor, | Ilze Kalnina,": from each article or possessive to the comma.
BEFORE = re.compile(
    r"(?=(?:^|[\s“\"(])(?:the|a|an|his|her|their|its|our|[a-z][\w.-]*[’']s)\s"
    r"(?P<phrase>[^,.;:!?()\n“”\"]{3,90}), $)",
    re.IGNORECASE,
)
# "the network's director, | Eng. | Ilze Kalnina": a comma and no more than a title or two before a name.
TO_NAME = re.compile(r"(?P<comma>, )(?:(?:[A-Z]{1,2}|[A-Z][a-z]{1,4})\.? ){0,2}$")
TITLES_REACH = 16  # characters before a name in which the comma is looked for
TO_NEXT = re.compile(r"\.?\s(?=\w)")
# "What would | a President Trump do?", but "at | a Senator Cruz rally"
SUPPOSED = re.compile(r"\b(?:an?|another|any|no)\s$", re.IGNORECASE)
AS_SUBJECT = re.compile(
    r"(?:[’']s)?(?:[.,;:!?)”\"]|\s(?:would|could|will|might|may|can|should|is|was|who|and|or|in|to|do|does)\b|$)"
)
# What a phrase that was cut off may end in: "director of the port and".
HANGING = re.compile(r"(?:\s+(?:and|or|of|for|at|in|to|the|a|an))*\s*$")
NO_WORD = frozenset(' \t\r\n\u00a0“"(—–/')
# "X, no relation, is the head of …": the sentence continues there.
NO_ROLE = frozenset("is was are were has had who said says another".split())
OPEN_LIST = re.compile(r",? (?:and|or)\b")


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """Return the words of data/lexicon/roles.tsv by their function: head, modifier, courtesy, kin."""
    rows = list(lexicon.rows("roles"))
    return {
        part: frozenset(r["word"] for r in rows if r["part"] == part) for part in {r["part"] for r in rows}
    }


def find(text: str, entities: Sequence[Mention]) -> tuple[Role, ...]:
    """Return the roles given to people, in text order; `name` is the person's canonical name."""
    names = Intervals(entities, of=lambda m: (m.start, m.end))
    found: dict[tuple[int, int], Role] = {}
    for mention in entities:
        if mention.label == "PERSON":
            for start, end in _beside(text, mention, names):
                role = Role(start, end, text[start:end], mention.name or mention.text)
                found.setdefault((start, end), role)
    return tuple(found[span] for span in sorted(found))


def _beside(text: str, mention: Mention, names: Intervals[Mention]) -> Iterator[tuple[int, int]]:
    title = _title(text, mention, names)
    if title:
        yield title
    for span in (_behind(text, mention, names), _before(text, mention, names)):
        if span:
            yield span


def _title(text: str, mention: Mention, names: Intervals[Mention]) -> tuple[int, int] | None:
    """Return the title directly before a name: its head, and to the left whatever belongs to it."""
    start = end = mention.start - 1
    if text[end : mention.start] != " ":
        return None
    at = end
    while at > 0 and end - at < REACH:
        begin = _word_start(text, at)
        word = text[begin:at]
        if not _goes_on(word, text, begin, names, is_last=at == end):
            break
        start = begin
        if begin == 0 or text[begin - 1] != " ":
            break
        at = begin - 1
    while start < end and not _opens_title(text[start:end].split()[0]):
        start = text.index(" ", start, end) + 1 if " " in text[start:end] else end
    is_supposed = SUPPOSED.search(text, max(0, start - TITLES_REACH), start) is not None
    if is_supposed and AS_SUBJECT.match(text, mention.end):
        return None
    return (start, end) if start < end else None


def _word_start(text: str, end: int) -> int:
    start = end
    while (
        start > 0
        and end - start < REACH
        and not text[start - 1].isspace()
        and text[start - 1] not in '“"(—–/'
    ):
        start -= 1
    return start


def _goes_on(word: str, text: str, begin: int, names: Intervals[Mention], *, is_last: bool) -> bool:
    """Say whether a word left of a title's words still belongs to the title."""
    plain = word.lower()
    if is_last:
        return plain in words()["head"]
    if plain in words()["head"] | words()["modifier"]:
        return True
    named = names.at(begin)
    return named is not None and named.label in {"GPE", "NORP", "ORG", "LOC"} and word[-1:].isalnum()


def _opens_title(word: str) -> bool:
    return any(character.isalpha() for character in word)


def _behind(text: str, mention: Mention, names: Intervals[Mention]) -> tuple[int, int] | None:
    """Return the apposition after a name, without its article: "X, the mayor of Riga,"."""
    found = BEHIND.match(text, mention.end)
    if found is None:
        return None
    start, end = found.span("phrase")
    cut = CLAUSE.search(text, start, end)
    opening = text[start:end].split()[0]
    is_known = opening[0].isupper() or opening.lower() in {*words()["head"], *words()["modifier"], *ARTICLES}
    if not is_known and any(one.label == "PERSON" for one in names.overlapping(start, end)):
        return None  # "Ben Roe, met Ada Fox's lawyer"
    if cut and cut[0].strip() in SAYS and opening.lower() in OWN:
        return None  # "As Ruiz was suspended by Roe, his lawyer said": the subject of what follows
    if cut:
        end = cut.start()
    elif text[end : end + 1] not in {"", *END}:
        # Too long to have been read to its end: what comes before the last preposition is complete.
        end = max((m.start() for m in PREPOSITION.finditer(text, start, end)), default=start)
    if _is_of_next(text, end, names):
        return None
    span = _role(text, start, end)
    return span if span and _is_of_one(*span, text, names) else None


def _is_of_next(text: str, end: int, names: Intervals[Mention]) -> bool:
    """Say whether a title is that of the name behind it: "against Trump, Sen. | Ted Cruz and others"."""
    gap = TO_NEXT.match(text, end)
    following = names.at(gap.end()) if gap else None
    return following is not None and following.label == "PERSON"


def _before(text: str, mention: Mention, names: Intervals[Mention]) -> tuple[int, int] | None:
    """Return the description that a name explains, "the city's mayor, X,", but not in a list of people."""
    comma = TO_NAME.search(text, max(0, mention.start - TITLES_REACH), mention.start)
    if comma is None or OPEN_LIST.match(text, mention.end):
        return None
    has_title = comma.end() > comma.end("comma")
    is_closed = text[mention.end : mention.end + 1] in {",", ".", ""} or CLAUSE.match(text, mention.end)
    if not is_closed and not has_title:
        return None
    begin = max(0, mention.start - REACH)
    end = comma.start("comma")
    for found in BEFORE.finditer(text[begin : comma.end("comma")]):
        start = begin + found.start("phrase")
        if any(m[0] not in OWNERS for m in PREPOSITION.finditer(text, start, end)):
            continue
        span = _role(text, start, end)
        if span:
            return span if _is_of_one(*span, text, names) else None
    return None


def _role(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a phrase without its article if its head is a role: "former mayor of Riga"."""
    article = ARTICLE.match(text, start, end)
    start = article.end() if article else start
    preposition = PREPOSITION.search(text, start, end)
    core = text[start : preposition.start() if preposition else end].split()
    if not 1 <= len(core) <= 7 or core[-1].lower() not in words()["head"] or core[0].lower() in NO_ROLE:
        return None
    end -= len(HANGING.search(text[start:end])[0])  # type: ignore[index]
    return start, end


def _is_of_one(start: int, end: int, text: str, names: Intervals[Mention]) -> bool:
    """Say whether a role contains no other person except as its owner: not "X, Mayor Y and Z"."""
    for other in names.overlapping(start, end):
        before = text[max(start, other.start - 30) : other.start].split()
        owned = text[other.end : other.end + 1] in {"’", "'"}
        belongs = any(word in {"of", "for", "to", "at", "in", "with", "under"} for word in before[-4:])
        if other.label == "PERSON" and not owned and not belongs:
            return False
    return True
