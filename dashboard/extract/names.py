"""Names of people, organisations and places in a text: the model's, mended by what rules are sure of."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from dashboard.records import Label, Mention, Span
from dashboard.text import lexicon
from dashboard.text.intervals import Intervals
from dashboard.text.marks import paragraphs

LEADING = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
# What a name may not end in: a possessive, a mark.
TRAILING = re.compile(r"(?:['’]s?|[\s,.;:–—-])$")
WORD = re.compile(r"\w+")
# Two to four names behind a title; at least two, so that "President Street" is left alone.
TITLED = re.compile(r"\b(?P<title>[A-Z][A-Za-z-]+)\.? (?=(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){1,3})\b)")
DATELINE = re.compile(r"[A-Z][^()\n]{1,60}\((?P<agency>[A-Z][\w .&-]{1,30})\)\s?(?:--|[—–-])")
HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss)\.? (?=[A-Z])")
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss"})
# "Ban | Ki-moon", "Kim | Jong Un": no; only the hyphen is sure.
GIVEN_BEHIND = re.compile(r" (?P<given>[A-Z][a-z]+-[a-z]{2,})(?!\w)")
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
    mentions = _with_known(text, mentions)
    mentions = _behind_title(text, mentions)
    mentions = _agencies(text, mentions)
    mentions = _short_for_bodies(mentions)
    mentions = _one_label_each(mentions)
    mentions = _repeated(text, mentions)
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
    """Join people's names in one sentence with nothing but a space between them: no two people stand so."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        beside = last and text[last.end : mention.start] == " " and mention.start not in starts
        if last and beside and mention.label == last.label == "PERSON":
            joined[-1] = Mention(last.start, mention.end, text[last.start : mention.end], "PERSON")
        else:
            joined.append(mention)
    return joined


def _with_known(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Put well-known organisations in whole where the model has pieces of them."""
    known = [m for name in known_organisations() if name in text for m in _all(text, name)]
    taken = Intervals(known, of=lambda m: (m.start, m.end))
    kept = [
        m
        for m in mentions
        if not any(k.end - k.start >= m.end - m.start for k in taken.overlapping(m.start, m.end))
    ]
    still = Intervals(kept, of=lambda m: (m.start, m.end))
    return sorted(
        [*kept, *(k for k in known if not still.overlapping(k.start, k.end))], key=lambda m: m.start
    )


def _all(text: str, name: str) -> Iterable[Mention]:
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield Mention(found.start(), found.end(), name, "ORG")


@lru_cache(maxsize=1)
def known_organisations() -> tuple[str, ...]:
    """Return the long forms of data/lexicon/acronyms.tsv of three words and more, longest first."""
    long = (name for name in lexicon.words("acronyms", "long") if name.count(" ") > 1)
    return tuple(sorted(long, key=lambda name: (-len(name), name)))


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


def _agencies(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Make the name in a dateline's brackets an agency, whatever else bears it: "GENEVA (Meridian) —"."""
    agencies = [
        Mention(*found.span("agency"), found["agency"], "ORG")
        for start, end in paragraphs(text)
        if (found := DATELINE.match(text, start, end))
    ]
    taken = Intervals(agencies, of=lambda m: (m.start, m.end))
    kept = [m for m in mentions if not taken.overlapping(m.start, m.end)]
    return sorted([*kept, *agencies], key=lambda m: m.start)


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
    by_first: dict[str, list[str]] = {}
    for name in sorted(labels, key=len, reverse=True):
        by_first.setdefault(WORD.match(name)[0] if WORD.match(name) else "", []).append(name)  # type: ignore[index]
    taken = Intervals(mentions, of=lambda m: (m.start, m.end))
    added = []
    for word in WORD.finditer(text):
        for name in by_first.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                if not taken.overlapping(word.start(), end):
                    added.append(Mention(word.start(), end, name, labels[name]))
                break
    return sorted([*mentions, *added], key=lambda m: (m.start, -m.end))


def _without_overlaps(mentions: Sequence[Mention]) -> Iterable[Mention]:
    last = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= last:
            yield mention
            last = mention.end
