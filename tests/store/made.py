"""A small collection made by hand: whom to expect where is known to the last row."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from dashboard.records import (
    DateMention,
    Document,
    Extraction,
    Kind,
    Label,
    Mention,
    Place,
    Quote,
    Role,
    Span,
)
from dashboard.store.collection import Collection

PARIS = ("Paris", 48.85341, 2.3488, "FR", "city", 2988507)
PARIS_TEXAS = ("Paris", 33.66094, -95.55551, "US", "city", 4717560)
RIGA = ("Riga", 56.946, 24.10589, "LV", "city", 456172)
WHERE = {"Paris": PARIS, "Riga": RIGA}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Pair = tuple[Document, Extraction]
# Name, latitude, longitude, country, kind, number in GeoNames.
Where = tuple[str, float | None, float | None, str, str, int | None]


def article(
    key: str,
    text: str,
    *,
    published: date | None = None,
    source: str = "The Post",
    title: str = "",
    names: Mapping[str, str] | None = None,
    places: Mapping[str, Where] | None = None,
) -> Pair:
    """Return a document and what is in it, each sentence on a line of its own.

    `names` gives the label of each name ("Ban Ki-moon=Ban" for how it is written there), `places` where
    they are. A line `“…” said NAME` is a direct quote, ISO days are dates.
    """
    document = Document(
        key,
        text,
        title or key.title(),
        published,
        "field" if published else "unknown",
        source,
        path=f"made/{key}",
    )
    mentions = sorted(
        (
            Mention(found.start(), found.end(), found[0], cast(Label, label), name.partition("=")[0])
            for name, label in (names or {}).items()
            for found in re.finditer(rf"\b{re.escape(name.rpartition('=')[2])}\b", text)
        ),
        key=lambda mention: mention.start,
    )
    return document, Extraction(
        document_id=key,
        entities=tuple(mentions),
        quotes=tuple(_quotes(text, mentions)),
        dates=tuple(_date(found) for found in DAY.finditer(text)),
        places=tuple(
            Place(found.start(), found.end(), found[0], *where[:3], *where[3:], 0.9, "the only one")
            for word, where in (WHERE if places is None else places).items()
            for found in re.finditer(rf"\b{word}\b", text)
        ),
        sentences=tuple(Span(found.start(), found.end(), found[0]) for found in re.finditer(r"[^\n]+", text)),
        roles=tuple(
            Role(found.start(), found.end(), found[0], after.name or after.text)
            for found in re.finditer(r"\b[Ee]nvoy\b", text)
            if (after := next((one for one in mentions if one.start == found.end() + 1), None))
        ),
    )


def _quotes(text: str, mentions: list[Mention]) -> list[Quote]:
    found = []
    for match in re.finditer(r"“([^”]+)” (said|claimed) (?:envoy )?(\w+)", text):
        speaker = next((one for one in mentions if one.start == match.start(3)), None)
        kind: Kind = "direct" if match[2] == "said" else "mixed"
        cue = Span(match.start(2), match.end(2), match[2])
        found.append(
            Quote(match.start(1), match.end(1), match[1], kind, speaker, cue, None, 0.9, f"cue {match[2]}")
        )
    return found


def _date(found: re.Match[str]) -> DateMention:
    day = date.fromisoformat(found[0])
    return DateMention(
        found.start(), found.end(), found[0], "DATE", found[0], day, day, "", 0.9, "as written"
    )


def articles() -> list[Pair]:
    """Return five articles: two people of one surname, two places of one name, one day unknown."""
    return [
        article(
            "talks",
            "“We want peace,” said nobody.\n“We will talk on 2022-05-03” said Vladimir Putin in Paris.\n"
            "Envoy Antonio Guterres listened.",
            published=date(2022, 4, 26),
            names={"Vladimir Putin": "PERSON", "Antonio Guterres": "PERSON", "Paris": "GPE"},
        ),
        article(
            "answer",
            "“The tram line stays” said Guterres in Riga on 2022-04-27.\n“No” claimed Putin.",
            published=date(2022, 4, 28),
            source="The Echo",
            names={"Putin": "PERSON", "António Guterres=Guterres": "PERSON", "Riga": "GPE"},
        ),
        article(
            "kennedys",
            "“Yes” said John Kennedy, “no” said Robert Kennedy.\nKennedy was in Paris in 1961.",
            published=date(2022, 6, 1),
            names={"John Kennedy": "PERSON", "Robert Kennedy": "PERSON", "Kennedy": "PERSON"},
            places={"Paris": PARIS_TEXAS},
        ),
        article(
            "bodies",
            "The United Nations spoke. The UN spoke again. “We count” said Ford.",
            published=date(2022, 6, 2),
            source="The Echo",
            names={"United Nations": "ORG", "United Nations=UN": "ORG", "Ford": "ORG"},
        ),
        article(
            "undated",
            "The UN met Ford, a man.\n“Nobody knows when” said envoy Guterres in Riga.",
            source="",
            names={"UN": "ORG", "Harrison Ford=Ford": "PERSON", "Guterres": "PERSON"},
        ),
    ]


def collection(path: Path) -> Path:
    """Write the five articles into a collection and return its path."""
    with Collection.create(path) as made:
        for document, found in articles():
            made.add(document, found)
    return path
