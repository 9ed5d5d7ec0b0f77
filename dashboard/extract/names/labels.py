"""Find a name's kind from the rest of the text: storms, short names, one label for each name."""

import re
from collections import Counter
from dataclasses import replace

from dashboard.extract.names.mentions import Mentions
from dashboard.records import Mention
from dashboard.text.article import Article

STORM = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|Storm|Operation) (?P<name>[A-Z][a-z]+)\b")
STORM_BEFORE = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|(?:Tropical )?Storm|Operation) $")


def short_for_bodies(article: Article, mentions: Mentions) -> Mentions:
    """Make "Halden" an organisation if "Halden Marine Systems" is one and nobody has that name."""
    bodies = {m.text.split()[0] for m in mentions if m.label == "ORG" and " " in m.text}
    bodies -= {word for m in mentions if m.label == "PERSON" and " " in m.text for word in m.text.split()}
    return [replace(m, label="ORG") if m.label == "PERSON" and m.text in bodies else m for m in mentions]


def storms(article: Article, mentions: Mentions) -> Mentions:
    """Make "Hurricane Rita" and "Operation Anvil" events, and "Rita" if no full name contains it."""
    text = article.text
    called = {found["name"] for found in STORM.finditer(text)}
    called -= {word for m in mentions if m.label == "PERSON" and " " in m.text for word in m.text.split()}
    return [
        replace(m, start=start, text=text[start : m.end], label="EVENT")
        if (name := m.text.rpartition(" ")[2]) in called
        and (start := _storm_start(text, m, name)) is not None
        else m
        for m in mentions
    ]


def _storm_start(text: str, mention: Mention, name: str) -> int | None:
    """Return where the name of a storm begins, or None if something else has that name."""
    start = mention.end - len(name)
    before = STORM_BEFORE.search(text, max(0, start - len("Tropical Storm ")), start)
    if before and before.start() <= mention.start:
        return before.start()
    return mention.start if mention.text == name else None


def one_label_each(article: Article, mentions: Mentions) -> Mentions:
    """Give each name the label that most of its mentions in the text have; in a tie the first one."""
    counts: dict[str, Counter[str]] = {}
    for mention in mentions:
        counts.setdefault(mention.text, Counter())[mention.label] += 1
    best = {name: counter.most_common(1)[0][0] for name, counter in counts.items()}
    return [
        m if m.label == best[m.text] else Mention(m.start, m.end, m.text, best[m.text])  # type: ignore[arg-type]
        for m in mentions
    ]
