"""One canonical name for each person and organisation of a document."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from dashboard.link import compare
from dashboard.records import Mention
from dashboard.text import lexicon

NICKNAME = re.compile(r" [“\"‘'(][^\n“”\"()]{1,30}[”\"’')] ")
ARTICLE = re.compile(r"^(?:al|el)-(?=\w)")
# Words of a long form that give no letter to its acronym.
UNLETTERED = {"of", "the", "and", "for", "in", "on", "to", "de", "&"}
WORD = re.compile(r"[^\s\-–]+")


def people(entities: Sequence[Mention], text: str = "") -> dict[int, str]:
    """Return the canonical name of each PERSON by its start.

    A full name is its own; a part of one ("Putin", "Vladimir") takes the full name that holds it, if the
    document has only one such person; the longest form of a person's full names wins. Around a nickname,
    Roberto “The Hammer” Conti, stands one name.
    """
    mentions = [m for m in entities if m.label == "PERSON"]
    full: dict[tuple[str, ...], str] = {}
    for mention in mentions:
        words = _words(mention.text)
        if len(words) > 1:
            full.setdefault(words, mention.text)
    for one, other in pairwise(mentions):
        if text and NICKNAME.fullmatch(text, one.end, other.start):
            name = f"{one.text} {other.text}"
            full.setdefault(_words(name), name)
    longest = {words: _longest(words, full) for words in full}
    parts = _owners(full, longest)
    # A transcript's "VARGA:" is the Varga of the text.
    plain = {_words(m.text): m.text for m in reversed(mentions) if not m.text.isupper()}
    named = {}
    for mention in mentions:
        words = _words(mention.text)
        owners = {longest[words]} if words in longest else parts.get(words, set())
        named[mention.start] = full[min(owners)] if len(owners) == 1 else plain.get(words, mention.text)
    return named


def _owners(
    full: Iterable[tuple[str, ...]], longest: Mapping[tuple[str, ...], tuple[str, ...]]
) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """Return, for each surname, several last words, or first name, the people whose full name has it."""
    owners: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for name in full:
        for part in {name[:1], *(name[at:] for at in range(1, len(name)))}:
            owners.setdefault(part, set()).add(longest[name])
    return owners


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparing; "al-Mahdawi" and "Mahdawi" are one surname."""
    return tuple(ARTICLE.sub("", word) for word in compare.surname(name))


def _longest(words: tuple[str, ...], full: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the one longest name with the same first and last word, or `words` where that is not clear."""
    longer = [
        other
        for other in full
        if len(other) > len(words)
        and other[0] == words[0]
        and other[-1] == words[-1]
        and set(words) <= set(other)
    ]
    return longer[0] if len(longer) == 1 else words


def organisations(text: str, entities: Sequence[Mention]) -> dict[str, str]:
    """Return the long form for each ORG written as an acronym whose long form the document has."""
    names = list(dict.fromkeys(m.text for m in entities if m.label == "ORG"))
    known = _known_acronyms()
    long_forms = [name for name in names if " " in name]
    found = {}
    for name in names:
        letters = name.replace(".", "")
        if " " in name or not letters.isupper() or not 2 <= len(letters) <= 8:
            continue
        candidates = [other for other in long_forms if _initials(other) == letters]
        candidates += [other for other in long_forms if known.get(letters, "").casefold() == other.casefold()]
        if not candidates:
            candidates = [other for other in long_forms if f"{other} ({name})" in text]
        if len({candidate.casefold() for candidate in candidates}) == 1:
            found[name] = candidates[0]
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in WORD.findall(name) if word.lower() not in UNLETTERED).upper()


@lru_cache(maxsize=1)
def _known_acronyms() -> dict[str, str]:
    return {row["acronym"]: row["long"] for row in lexicon.rows("acronyms")}
