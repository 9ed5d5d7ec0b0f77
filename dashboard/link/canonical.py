"""One canonical name for each person and organisation of a document."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from dashboard.identity import compare
from dashboard.records import Mention
from dashboard.text import lexicon

NICKNAME = re.compile(r" [“\"‘'(][^\n“”\"()]{1,30}[”\"’')] ")
ARTICLE = re.compile(r"^(?:al|el)-(?=\w)")
# Words of a long form that contribute no letter to its acronym.
UNLETTERED = {"of", "the", "and", "for", "in", "on", "to", "de", "&"}
BETWEEN_HYPHENS = re.compile(r"[^\s\-–]+")
IN_BRACKETS = re.compile(r" \((?P<name>[^\s()]{2,16})\)")
LONGEST = 200  # characters before an acronym in which its long form is looked for


def people(entities: Sequence[Mention], text: str = "") -> dict[int, str]:
    """Return the canonical name of each PERSON by its start.

    A full name is its own; a part of one ("Putin", "Vladimir") takes the full name that contains it, if the
    document has only one such person; the longest of a person's full names wins. Words around a nickname, as
    in Roberto “The Hammer” Conti, are one name.
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
    alike: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for words in full:
        alike[words[0], words[-1]].append(words)
    longest = {words: _longest(words, alike[words[0], words[-1]]) for words in full}
    parts = _owners(full, longest)
    # A transcript's "VARGA:" is the Varga in the text.
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
    """Return, for each surname, run of last words or first name, the people whose full name has it."""
    owners: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for name in full:
        for part in {name[:1], *(name[at:] for at in range(1, len(name)))}:
            owners.setdefault(part, set()).add(longest[name])
    return owners


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparison; "al-Mahdawi" and "Mahdawi" are one surname."""
    return tuple(ARTICLE.sub("", word) for word in compare.surname(name))


def _longest(words: tuple[str, ...], alike: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the only longer name with the same first and last word, or `words` if that is unclear."""
    wanted = set(words)
    longer = (other for other in alike if len(other) > len(words) and wanted.issubset(other))
    # The first two decide: one is the longest, two leave it open.
    found = list(islice(longer, 2))
    return found[0] if len(found) == 1 else words


def organisations(text: str, entities: Sequence[Mention]) -> dict[str, str]:
    """Return the long form of each ORG written as an acronym, if the document has its long form."""
    names = list(dict.fromkeys(m.text for m in entities if m.label == "ORG"))
    known = _known_acronyms()
    long_forms = [name for name in names if " " in name]
    by_initials, by_name = _grouped(long_forms, _initials), _grouped(long_forms, str.casefold)
    explained = _explained(text, long_forms)
    found = {}
    for name in names:
        letters = name.replace(".", "")
        if " " in name or not letters.isupper() or not 2 <= len(letters) <= 8:
            continue
        candidates = [*by_initials.get(letters, ()), *by_name.get(known.get(letters, "").casefold(), ())]
        candidates = candidates or explained.get(name, [])
        if len({candidate.casefold() for candidate in candidates}) == 1:
            found[name] = candidates[0]
    return found


def _grouped(names: Iterable[str], by: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[by(name)].append(name)
    return found


def _explained(text: str, long_forms: Sequence[str]) -> dict[str, list[str]]:
    """Return what comes directly before an acronym in brackets: "International Monetary Fund (IMF)"."""
    places = {name: number for number, name in enumerate(long_forms)}
    lengths = {len(name) for name in long_forms if len(name) <= LONGEST}
    found: dict[str, set[int]] = defaultdict(set)
    for bracket in IN_BRACKETS.finditer(text) if places else ():
        before = (text[max(0, bracket.start() - length) : bracket.start()] for length in lengths)
        found[bracket["name"]].update(places[name] for name in before if name in places)
    return {name: [long_forms[number] for number in sorted(numbers)] for name, numbers in found.items()}


def _initials(name: str) -> str:
    return "".join(
        word[0] for word in BETWEEN_HYPHENS.findall(name) if word.lower() not in UNLETTERED
    ).upper()


@lru_cache(maxsize=1)
def _known_acronyms() -> dict[str, str]:
    return {row["acronym"]: row["long"] for row in lexicon.rows("acronyms")}
