"""The heading and look of each table's columns; columns not listed here are only in the download."""

from dataclasses import dataclass
from typing import Literal

from dashboard.ui import filter_panel

# A row's lead is set as running text, with who it is about prominent below it; a share also gets a bar; what
# is long never becomes a strip of single words.
Kind = Literal["text", "long", "lead", "who", "path", "id", "day", "count", "share"]

PRECISE = "What the mark on the map stands for: a country, region, city, neighbourhood, site or area"
NOT_ENGLISH = "Can be searched; no names, quotes, dates or places are looked for in it"
COPY = "The first document with this text, which alone counts if copies are counted once"
CORRECTED = "By hand: who spoke, or what the name is"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, how its cells are drawn, and the explanation of the heading."""

    title: str
    kind: Kind = "text"
    help: str = ""
    is_drawn_empty: bool = True


def quotes() -> dict[str, Column]:
    """Return the columns of the speaker table."""
    return {
        "quote": Column("Quote", "lead"),
        "speaker": Column("Speaker", "who"),
        "kind": Column("Kind"),
        "saying": Column("Said or denied", help=filter_panel.HELP),
        "corrected": Column("Corrected", help=CORRECTED, is_drawn_empty=False),
        "published": Column("Published", "day"),
        "document": Column("Document"),
        "source": Column("Source"),
    }


def people() -> dict[str, Column]:
    """Return the columns of the list of people."""
    return {
        "name": Column("Name", "who"),
        "quotes": Column("Quotes", "count", help="Quotes by each that fit the filters"),
        "mentions": Column("Mentions", "count", help="In the documents that fit"),
        "documents": Column("Documents", "count", help="Documents that fit and name each"),
        "last_published": Column("Last", "day", help="The newest document that mentions the name"),
        "corrected": Column("Corrected", help=CORRECTED, is_drawn_empty=False),
    }


def variants() -> dict[str, Column]:
    """Return the columns of the list of a name's spellings."""
    return {
        "variant": Column("Written", "who"),
        "mentions": Column("Mentions", "count"),
        "because": Column("Why it is this name"),
    }


def roles() -> dict[str, Column]:
    """Return the columns of a person's roles, as many as fit into the card."""
    return {"role": Column("Role", "who"), "mentions": Column("Mentions", "count")}


def dates() -> dict[str, Column]:
    """Return the columns of the list of dated sentences."""
    return {
        "sentence": Column("Sentence", "lead"),
        "text": Column("Written", "who"),
        "days": Column("Day", help="The days that are meant"),
        "event": Column("Event", help="What the date belongs to, in words of its sentence"),
        "printed": Column("Published"),
        "document": Column("Document"),
        "source": Column("Source"),
    }


def places() -> dict[str, Column]:
    """Return the columns of the list of places."""
    return {
        "place": Column("Place", "who"),
        "region": Column("Region"),
        "country": Column("Country"),
        "precision": Column("Kind", help=PRECISE),
        "mentions": Column("Mentions", "share"),
        "documents": Column("Documents", "count"),
    }


def place_groups(level: str) -> dict[str, Column]:
    """Return the columns of the list of regions or countries."""
    named = {"name": Column("Region" if level == "region" else "Country", "who")}
    country = {"country": Column("Country")} if level == "region" else {}
    return (
        named
        | country
        | {
            "mentions": Column("Mentions", "share"),
            "documents": Column("Documents", "count"),
            "places": Column("Places", "count"),
        }
    )


def place_mentions() -> dict[str, Column]:
    """Return the columns of the mentions of places."""
    return {
        "sentence": Column("Sentence", "lead"),
        "text": Column("Written", "who"),
        "published": Column("Published", "day"),
        "document": Column("Document"),
    }


def unresolved() -> dict[str, Column]:
    """Return the columns of the places without a position."""
    return {
        "text": Column("Written", "who"),
        "mentions": Column("Mentions", "count"),
        "documents": Column("Documents", "count"),
        "because": Column("Why not on the map"),
    }


def documents() -> dict[str, Column]:
    """Return the columns of the list of documents."""
    return {
        "title": Column("Title", "who"),
        "source": Column("Source"),
        "published": Column("Published", "day"),
        "quotes": Column("Quotes", "count"),
        "people": Column("People", "count"),
        "places": Column("Places", "count"),
        "dates": Column("Dates", "count"),
        "words": Column("Words", "count"),
        "copy_of": Column("Copy of", "id", help=COPY, is_drawn_empty=False),
        "not_english": Column("Not English", help=NOT_ENGLISH, is_drawn_empty=False),
    }


def added() -> dict[str, Column]:
    """Return the columns of the documents that were added last."""
    return {
        "title": Column("Title", "who"),
        "source": Column("Source"),
        "published": Column("Published", "day"),
        "path": Column("From"),
    }


def found() -> dict[str, Column]:
    """Return the columns of what was found in one document."""
    return {"text": Column("Written", "who"), "says": Column("Read as")}


def decisions() -> dict[str, Column]:
    """Return the columns of the list of corrections."""
    return {
        "when": Column("When (UTC)"),
        "act": Column("What"),
        "target": Column("Of", "who"),
        "value": Column("To"),
        "state": Column("State"),
    }


def problems() -> dict[str, Column]:
    """Return the columns of what could not be read."""
    return {
        "path": Column("File", "path"),
        "what": Column("What is wrong", "long"),
        "cure": Column("What to do"),
        "when": Column("When (UTC)", "day"),
    }


def files() -> dict[str, Column]:
    """Return the columns of what an import made of each file, in words."""
    return {
        "file": Column("File", "path", help="Of many files, those alike in kind and columns share a row"),
        "kind": Column("Kind"),
        "documents": Column("Articles", "count"),
        "became": Column("Of them", is_drawn_empty=False),
        "days": Column("Days", help="Where the days of publication were found", is_drawn_empty=False),
        "columns": Column("Columns", "long", is_drawn_empty=False),
        "notes": Column("Notes", is_drawn_empty=False),
    }


def runs() -> dict[str, Column]:
    """Return the columns of the list of imports."""
    replaced = "Known by their id or address, with another text"
    copies = "Of those still here, how many have the text of another document"
    return {
        "number": Column("Import", "count"),
        "when": Column("When (UTC)", "who"),
        "added": Column("Added", "count"),
        "replaced": Column("Replaced", "count", replaced, is_drawn_empty=False),
        "unchanged": Column("Unchanged", "count", "Here already", is_drawn_empty=False),
        "problems": Column("Problems", "count", is_drawn_empty=False),
        "documents": Column("Still here", "count", "Documents that it brought and that are still here"),
        "copies": Column("Copies", "count", copies, is_drawn_empty=False),
        "undone": Column("Undone", is_drawn_empty=False),
    }
