"""Two articles to hold drafts against, and drafts whose quotes are read by hand, not by the network."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.records import (
    DateMention,
    Document,
    Extraction,
    Kind,
    Label,
    Mention,
    Quote,
    Role,
    Saying,
    Span,
)  # fmt: skip
from tests.sentences import split


@dataclass(frozen=True)
class Said:
    """A quote of a made text: its words, or the pieces of an interrupted one, and who says them."""

    words: str | tuple[str, ...]
    by: str | None = None
    kind: Kind = "direct"
    saying: Saying = "said"
    written: str = ""
    name: str | None = None


def article(
    key: str,
    text: str,
    said: Sequence[Said] = (),
    *,
    people: Sequence[str] = (),
    bodies: Sequence[str] = (),
    roles: Sequence[tuple[str, str]] = (),
    dates: Sequence[str] = (),
    published: date | None = date(2022, 5, 4),
) -> tuple[Document, Extraction]:
    """Return a text with what is in it; "Ilze Kalnina=Kalnina" is a name and how it is written there."""
    mentions = [
        *(one for name in people for one in _mentions(text, name, "PERSON")),
        *(one for name in bodies for one in _mentions(text, name, "ORG")),
    ]
    return Document(key, text, key.title(), published, "field", "The Post"), Extraction(
        key,
        entities=tuple(sorted(mentions, key=lambda one: one.start)),
        quotes=tuple(sorted((_quote(text, one) for one in said), key=lambda one: one.start)),
        roles=tuple(Role(*_span(text, role), name) for role, name in roles),
        dates=tuple(DateMention(*_span(text, one), "DATE", "XXXX") for one in dates),
        sentences=split(text),
    )


def _mentions(text: str, name: str, label: Label) -> Iterator[Mention]:
    shown, _, written = name.partition("=")
    for found in re.finditer(rf"\b{re.escape(written or shown)}\b", text):
        yield Mention(found.start(), found.end(), found[0], label, shown)


def _span(text: str, words: str) -> tuple[int, int, str]:
    start = text.index(words)
    return start, start + len(words), words


def _quote(text: str, said: Said) -> Quote:
    parts = (said.words,) if isinstance(said.words, str) else said.words
    pieces = tuple(Span(*_span(text, part)) for part in parts)
    start, end = pieces[0].start, pieces[-1].end
    speaker = None
    if said.by is not None:
        at = text.find(said.by, end)
        at = at if at >= 0 else text.index(said.by)
        speaker = Mention(at, at + len(said.by), said.by, "PERSON" if said.by[0].isupper() else "", said.name)
        if said.name is None and said.by[0].isupper():
            speaker = Mention(at, at + len(said.by), said.by, "PERSON", said.by)
    return Quote(
        start, end, text[start:end], said.kind, speaker, confidence=0.9, because="made", saying=said.saying,
        pieces=pieces if len(pieces) > 1 else (),
    )  # fmt: skip


KALNINA, OZOLS = "Ilze Kalnina", "Juris Ozols"
REBUILD = "We will rebuild the bridge, and we will not close the harbour. The work takes two years"
TRAM = "The tram line costs too much for a town of this size"
NOT_A_CRISIS = "This is not a crisis of the banks"
SOURCES = (
    article(
        "bridge",
        f"“{REBUILD},” said mayor {KALNINA} in Riga.\n"
        f"“Nobody was told,” said {KALNINA}, “that the harbour is closed.”\n"
        f"“It is open,” a spokesman said. The bridge in Riga will cost 14 million euros.\n"
        f"{KALNINA} said that she would resign in June if the harbour stays closed.",
        [
            Said(REBUILD, KALNINA),
            Said(("Nobody was told", "that the harbour is closed."), KALNINA),
            Said("It is open", "a spokesman"),
            Said("she would resign in June if the harbour stays closed", KALNINA, "indirect"),
        ],
        people=[KALNINA],
        roles=[("mayor", KALNINA)],
    ),
    article(
        "tram",
        f"“{TRAM},” said {OZOLS}. “{NOT_A_CRISIS},” said Ivo Berg.\n"
        "The school in Cesis opens again after the summer.\n"
        f"“The US asks who will pay,” said Ana Berg. {OZOLS} denied that he had sold the ferry to a friend.",
        [
            Said(TRAM, OZOLS),
            Said(NOT_A_CRISIS, "Ivo Berg"),
            Said("The US asks who will pay", "Ana Berg"),
            Said("he had sold the ferry to a friend", OZOLS, "indirect", "denied"),
        ],
        people=[OZOLS, "Ivo Berg", "Ana Berg"],
    ),
)
