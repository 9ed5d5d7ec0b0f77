"""Names of people, organisations and places in a text: the model's, mended by what rules are sure of."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from dashboard.extract.names import boundaries, organisations
from dashboard.extract.places.lists import kept
from dashboard.records import Label, Mention, Span
from dashboard.text import lexicon
from dashboard.text.intervals import Intervals

LEADING = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
# What a name may not end in: a possessive, a mark.
TRAILING = re.compile(r"(?:['’]s?|[\s,.;:–—-])$")
WORD_CHARACTERS = re.compile(r"\w+")
# Two to four names behind a title; at least two, so that "President Street" is left alone.
TITLED = re.compile(
    r"\b(?P<title>[A-Z][A-Za-z-]{1,40})\.? (?=(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){1,3})\b)"
)
HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.? (?=[A-Z])")
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss"})
# "Ban | Ki-moon", "Kim | Jong Un": no; only the hyphen is sure.
GIVEN_BEHIND = re.compile(r" (?P<given>[A-Z][a-z]+-[a-z]{2,})(?!\w)")
STORM = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|Storm|Operation) (?P<name>[A-Z][a-z]+)\b")
STORM_BEFORE = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|(?:Tropical )?Storm|Operation) $")
# A word with a capital beside none: "Trump has", not "Trump Tower"
ALONE = re.compile(r"(?:\b[A-Z]\w*\s)?(?<![\w&’'-])(?P<name>[A-Z][a-z]+)\b(?![-@.]\w| [A-Z])")
SMALL = re.compile(r"\b[a-z]{3,}\b")
SHORTEST_SURNAME = 4
BEFORE_HYPHEN = re.compile(r"\b[A-Z][a-z]{3,}(?=-[a-z])")
INITIALS = re.compile(r"(?:[A-Z]\.)+$|\b(?:Jr|Sr|Inc|Corp|Co|Ltd|St)\.$")


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Return titles and roles that stand beside a name and are not part of it, in lower case."""
    return lexicon.words("titles", "title")


@lru_cache(maxsize=1)
def naming_titles() -> frozenset[str]:
    """Return the titles behind which a run of names is a person's, in lower case."""
    return frozenset(row["title"] for row in lexicon.rows("titles") if row["use"] == "name")


def find_names(
    text: str, found: Iterable[tuple[int, int, Label]], sentences: Iterable[Span] = ()
) -> tuple[Mention, ...]:
    """Return the names of a text in order, without overlaps; `found` are the model's spans and labels."""
    mentions = [m for start, end, label in found if (m := _trimmed(text, start, end, label)) is not None]
    mentions = _joined(text, mentions, frozenset(sentence.start for sentence in sentences))
    mentions = boundaries.mended(text, mentions)
    mentions = organisations.with_known(text, mentions)
    mentions = _behind_title(text, mentions)
    mentions = organisations.by_last_word(organisations.agencies(text, mentions))
    mentions = _short_for_bodies(mentions)
    mentions = _storms(text, mentions)
    mentions = _one_label_each(mentions)
    mentions = _peoples(text, _surnames(text, _repeated(text, mentions)))
    return tuple(_without_overlaps(mentions))


def _trimmed(text: str, start: int, end: int, label: Label) -> Mention | None:
    """Return the mention without article, title, possessive or marks; None where no letter is left."""
    leading = LEADING.match(text, start, end)
    if leading:
        start = leading.end()
    while (trailing := TRAILING.search(text[start:end])) and not INITIALS.search(text[start:end]):
        end -= len(trailing[0])
    while start < end and not text[start].isalnum():
        start += 1
    if HONORIFIC.match(text, start, end):
        label = "PERSON"
    if label == "PERSON":
        start = _behind_titles(text, start, end)
        end = _with_given_behind(text, start, end)
    if label == "ORG":
        end = _before_titles(text, start, end)
    if not any(character.isalpha() for character in text[start:end]):
        return None
    if text[start:end].rstrip(".").lower() in HONORIFICS:
        return None
    if label == "NORP" and text[start:end].islower():
        return None  # "french toast", "a catholic taste": no name of a people
    return Mention(start, end, text[start:end], label)


def _behind_titles(text: str, start: int, end: int) -> int:
    while " " in text[start:end]:
        first, rest = text[start:end].split(" ", 1)
        if first.rstrip(".").lower() not in titles():
            break
        start = end - len(rest)
    return start


def _with_given_behind(text: str, start: int, end: int) -> int:
    """Return the end of a person's name with a given name behind the family name: "Ban Ki-moon"."""
    given = GIVEN_BEHIND.match(text, end)
    if given is None or " " in text[start:end]:
        return end
    words = (given["given"], given["given"].split("-")[0])
    return end if any(word.lower() in titles() for word in words) else given.end()


def _before_titles(text: str, start: int, end: int) -> int:
    while " " in text[start:end]:
        rest, last = text[start:end].rsplit(" ", 1)
        if last.lower() not in titles():
            break
        end = start + len(rest)
    return end


def _joined(text: str, mentions: Sequence[Mention], starts: frozenset[int]) -> list[Mention]:
    """Join pieces of a name of a person, people or event in one sentence with only a space between them."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        beside = last and text[last.end : mention.start] == " " and mention.start not in starts
        if last and beside and mention.label == last.label and not _are_two(last, mention):
            joined[-1] = replace(last, end=mention.end, text=text[last.start : mention.end])
        else:
            joined.append(mention)
    return joined


def _are_two(last: Mention, mention: Mention) -> bool:
    """Say whether two mentions side by side are two names, as bodies and places always are here."""
    if last.label == "NORP":  # "Sri | Lankan" is one people, "Sunni | Arab" are two
        return not kept().find_demonym(f"{last.text} {mention.text}")
    if last.label == "PERSON":
        in_full = " " in last.text and " " in mention.text
        return in_full or f"{mention.text} ".startswith(f"{last.text} ")
    return last.label != "EVENT"


def _behind_title(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Add the name behind a title that the model passed by: "Secretary-General Ban Ki-moon"."""
    taken = Intervals(mentions, of=lambda m: (m.start, m.end))
    added: list[Mention] = []
    for found in TITLED.finditer(text):
        start, end = found.span("name")
        if found["title"].lower() not in naming_titles() or (added and added[-1].end > start):
            continue
        inside = taken.overlapping(start, end)
        words = found["name"].lower().split()
        if any(word in titles() for word in words) or any(m.label in {"PERSON", "ORG"} for m in inside):
            continue
        if all(start <= m.start and m.end <= end for m in inside):
            added.append(Mention(start, end, found["name"], "PERSON"))
    fresh = Intervals(added, of=lambda m: (m.start, m.end))
    return sorted(
        [*(m for m in mentions if not fresh.overlapping(m.start, m.end)), *added], key=lambda m: m.start
    )


def _storms(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Make "Hurricane Rita" and "Operation Anvil" events, and "Rita" where nobody bears the name in full."""
    storms = {found["name"] for found in STORM.finditer(text)}
    storms -= {word for m in mentions if m.label == "PERSON" and " " in m.text for word in m.text.split()}
    return [
        replace(m, start=start, text=text[start : m.end], label="EVENT")
        if (name := m.text.rpartition(" ")[2]) in storms
        and (start := _storm_start(text, m, name)) is not None
        else m
        for m in mentions
    ]


def _storm_start(text: str, mention: Mention, name: str) -> int | None:
    """Return where the name of a storm begins, None where something else bears that name."""
    start = mention.end - len(name)
    before = STORM_BEFORE.search(text, max(0, start - len("Tropical Storm ")), start)
    if before and before.start() <= mention.start:
        return before.start()
    return mention.start if mention.text == name else None


def _short_for_bodies(mentions: Sequence[Mention]) -> list[Mention]:
    """Make "Halden" a body where "Halden Marine Systems" is one and nobody bears the name."""
    bodies = {m.text.split()[0] for m in mentions if m.label == "ORG" and " " in m.text}
    bodies -= {word for m in mentions if m.label == "PERSON" and " " in m.text for word in m.text.split()}
    return [replace(m, label="ORG") if m.label == "PERSON" and m.text in bodies else m for m in mentions]


def _one_label_each(mentions: Sequence[Mention]) -> list[Mention]:
    """Give each name the label that most of its mentions in the text have; the first one where they tie."""
    counts: dict[str, Counter[str]] = {}
    for mention in mentions:
        counts.setdefault(mention.text, Counter())[mention.label] += 1
    best = {name: counter.most_common(1)[0][0] for name, counter in counts.items()}
    return [
        m if m.label == best[m.text] else Mention(m.start, m.end, m.text, best[m.text])  # type: ignore[arg-type]
        for m in mentions
    ]


def _repeated(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Add where a name of two words or more, or an acronym, stands again and the model passed it by."""
    labels = {m.text: m.label for m in mentions if " " in m.text or (m.text.isupper() and len(m.text) > 2)}
    if not labels:
        return list(mentions)
    # By length, the longest first, not name by name: a thousand people may have one given name.
    lengths: dict[str, dict[int, None]] = {}
    for name in sorted(labels, key=len, reverse=True):
        first = WORD_CHARACTERS.match(name)
        lengths.setdefault(first[0] if first else "", {})[len(name)] = None
    taken = Intervals(mentions, of=lambda m: (m.start, m.end))
    added = []
    for word in WORD_CHARACTERS.finditer(text):
        for length in lengths.get(word[0], ()):
            end = word.start() + length
            name = text[word.start() : end]
            if name in labels and not text[end : end + 1].isalnum():
                if not taken.overlapping(word.start(), end):
                    added.append(Mention(word.start(), end, name, labels[name]))
                break
    return sorted([*mentions, *added], key=lambda m: (m.start, -m.end))


def _surnames(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Add where the last word of a person's full name stands alone and the model passed it by."""
    people = [m for m in mentions if m.label == "PERSON"]
    surnames = {m.text.rpartition(" ")[2] for m in people if " " in m.text}
    surnames = {name for name in surnames if len(name) >= SHORTEST_SURNAME and name[0].isupper()}
    surnames -= {m.text for m in mentions if m.label != "PERSON"}
    if not surnames:
        return list(mentions)
    surnames -= {found[0].capitalize() for found in SMALL.finditer(text)}
    taken = Intervals(_without_overlaps(mentions), of=lambda m: (m.start, m.end))
    added = [
        Mention(*found.span("name"), found["name"], "PERSON")
        for found in ALONE.finditer(text)
        if found["name"] == found[0] and found[0] in surnames and not taken.overlapping(*found.span("name"))
    ]
    return sorted([*mentions, *added], key=lambda m: (m.start, -m.end))


def _peoples(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Add the name of a people before a hyphen, which the model passes by: "Polish-style"."""
    taken = Intervals(_without_overlaps(mentions), of=lambda m: (m.start, m.end))
    added = [
        Mention(*found.span(), found[0], "NORP")
        for found in BEFORE_HYPHEN.finditer(text)
        if kept().find_demonym(found[0]) and not taken.overlapping(*found.span())
    ]
    return sorted([*mentions, *added], key=lambda m: (m.start, -m.end))


def _without_overlaps(mentions: Sequence[Mention]) -> Iterable[Mention]:
    last = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= last:
            yield mention
            last = mention.end
