"""Names the network missed: after a title, repeated, a bare surname, a nationality before a hyphen."""

import re
from collections import Counter
from functools import lru_cache

from dashboard.extract.names.mentions import Mentions, without_overlaps
from dashboard.extract.names.trimming import titles
from dashboard.extract.places.lists import kept
from dashboard.identity.compare import surname
from dashboard.records import Mention
from dashboard.text import lexicon
from dashboard.text.article import Article
from dashboard.text.intervals import Intervals

WORD_CHARACTERS = re.compile(r"\w+")
# Two to four names after a title; at least two, so that "President Street" is left alone.
TITLED = re.compile(
    r"\b(?P<title>[A-Z][A-Za-z-]{1,40})\.? (?=(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){1,3})\b)"
)
# A capitalised word with no other beside it: "Trump has", not "Trump Tower"
ALONE = re.compile(r"(?:\b[A-Z]\w*\s)?(?<![\w&’'-])(?P<name>[A-Z][a-z]+)\b(?![-@.]\w| [A-Z])")
SMALL = re.compile(r"\b[a-z]{3,}\b")
SHORTEST_SURNAME = 4
BEFORE_HYPHEN = re.compile(r"\b[A-Z][a-z]{3,}(?=-[a-z])")
NAME_WORD = re.compile(r"[^\W\d_][\w’'-]*")
POSSESSIVE = re.compile(r"[’']s?$")
# A surname that is read as a name this often is one wherever it has a capital: at the start of a sentence
# "Trump" looks like a verb, "King" and "Young" like ordinary words. Set by hand, not swept.
LEAST_BARE = 2
NAME_BEFORE = re.compile(r"[A-Z][\w.’'-]*[ -]$")


def behind_title(article: Article, mentions: Mentions) -> Mentions:
    """Add a name after a title that the model missed: "Secretary-General Ban Ki-moon"."""
    text = article.text
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


def repeated(article: Article, mentions: Mentions) -> Mentions:
    """Add further occurrences, missed by the model, of acronyms and of names of two words or more."""
    text = article.text
    labels = {m.text: m.label for m in mentions if " " in m.text or (m.text.isupper() and len(m.text) > 2)}
    if not labels:
        return list(mentions)
    # By length, longest first, not name by name: a thousand people may share one given name.
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


def surnames(article: Article, mentions: Mentions) -> Mentions:
    """Add places where the last word of a person's full name occurs alone and the model missed it."""
    text = article.text
    people = [m for m in mentions if m.label == "PERSON"]
    bare = {m.text.rpartition(" ")[2] for m in people if " " in m.text}
    bare = {name for name in bare if len(name) >= SHORTEST_SURNAME and name[0].isupper()}
    bare -= {m.text for m in mentions if m.label != "PERSON"}
    if not bare:
        return list(mentions)
    bare -= {found[0].capitalize() for found in SMALL.finditer(text)}
    taken = Intervals(without_overlaps(article, mentions), of=lambda m: (m.start, m.end))
    added = [
        Mention(*found.span("name"), found["name"], "PERSON")
        for found in ALONE.finditer(text)
        if found["name"] == found[0] and found[0] in bare and not taken.overlapping(*found.span("name"))
    ]
    return sorted([*mentions, *added], key=lambda m: (m.start, -m.end))


def peoples(article: Article, mentions: Mentions) -> Mentions:
    """Add a nationality before a hyphen, which the model misses: "Polish-style"."""
    text = article.text
    taken = Intervals(without_overlaps(article, mentions), of=lambda m: (m.start, m.end))
    added = [
        Mention(*found.span(), found[0], "NORP")
        for found in BEFORE_HYPHEN.finditer(text)
        if kept().find_demonym(found[0]) and not taken.overlapping(*found.span())
    ]
    return sorted([*mentions, *added], key=lambda m: (m.start, -m.end))


def known_surnames(article: Article, mentions: Mentions) -> Mentions:
    """Add bare surnames of people named in full if the network found them as names elsewhere."""
    text = article.text
    full = {surname(m.text)[-1] for m in mentions if m.label == "PERSON" and len(surname(m.text)) > 1}
    bare = Counter(m.text for m in mentions if m.label == "PERSON" and " " not in m.text)
    others = {m.text for m in mentions if m.label != "PERSON"}
    wanted = {
        name for name, count in bare.items()
        if count >= LEAST_BARE and name not in others and surname(name)[-1:] and surname(name)[-1] in full
    }  # fmt: skip
    taken = Intervals(mentions, of=lambda m: (m.start, m.end))
    added = []
    for word in NAME_WORD.finditer(text) if wanted else ():
        name = POSSESSIVE.sub("", word[0])
        start, end = word.start(), word.start() + len(name)
        if name in wanted and not taken.overlapping(start, end) and _stands_alone(text, start, end):
            added.append(Mention(start, end, name, "PERSON"))
    return sorted([*mentions, *added], key=lambda m: (m.start, m.end))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether the name isn't part of a longer one, such as "Trump Tower" or "Ivanka Trump"."""
    following = NAME_WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    goes_on = following is not None and following[0][0].isupper()
    opens = start == 0 or text[start - 1] in '\n“"(' or text[max(0, start - 2) : start - 1] in '.!?:;”"—–'
    return not goes_on and (opens or NAME_BEFORE.search(text[max(0, start - 30) : start]) is None)


@lru_cache(maxsize=1)
def naming_titles() -> frozenset[str]:
    """Return the titles, in lower case, after which a run of names is a person's."""
    return frozenset(row["title"] for row in lexicon.rows("titles") if row["use"] == "name")
