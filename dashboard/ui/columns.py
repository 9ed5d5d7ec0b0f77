"""The heading and look of each table's columns; columns not listed here are only in the download."""

from dataclasses import dataclass
from typing import Literal

from dashboard.ui import filter_panel

# A lead is set as running text, who it is about below it; a share has a bar; left and right are context.
Kind = Literal["text", "long", "title", "lead", "who", "path", "id", "day", "count", "share", "left",
               "right", "word"]  # fmt: skip

PRECISE = "What the mark on the map stands for: a country, region, city, neighbourhood, site or area"
NOT_ENGLISH = "Can be searched; no names, quotes, dates or places are looked for in it"
COPY = "The first document with this text, which alone counts if copies are counted once"
CORRECTED = "By hand: who spoke, what the name is, which days are meant, or the whole row"


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
        "document": Column("Document", "title"),
        "source": Column("Source"),
    }


def quotes_in_table() -> dict[str, Column]:
    """Return the same columns for a table with a column of quotes, instead of running text."""
    return quotes() | {"quote": Column("Quote", "long")}


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


def mentions() -> dict[str, Column]:
    """Return the columns of a concordance."""
    return {
        "left": Column("Before", "left", help="Sort by the words before the name, the nearest first"),
        "text": Column("Written", "word"),
        "right": Column("After", "right", help="Sort by the words after the name"),
        "published": Column("Published", "day"),
        "source": Column("Source"),
    }


def shares(of: str) -> dict[str, Column]:
    """Return the columns of who says how much, in each article or month, or in all."""
    counted = {
        "quotes": Column("Quotes", "count"),
        "words": Column("Words", "count", help="Words quoted, without the reporter’s between them"),
    }
    who = {"speaker": Column("Speaker", "who")}
    if of == "article":
        where = {"document": Column("Article", "title"), "source": Column("Source")}
        return who | counted | {"published": Column("Published", "day")} | where
    if of == "month":
        return {"month": Column("Month", "day")} | who | counted | {"documents": Column("Articles", "count")}
    return who | counted | {"documents": Column("Articles", "count")}


def articles() -> dict[str, Column]:
    """Return the columns of the articles on the page of a place or a source."""
    kept = ("title", "source", "published", "quotes", "people", "words", "copy_of")
    return {name: column for name, column in documents().items() if name in kept}


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
        "corrected": Column("Corrected", help=CORRECTED, is_drawn_empty=False),
        "printed": Column("Published"),
        "document": Column("Document", "title"),
        "source": Column("Source"),
    }


def events() -> dict[str, Column]:
    """Return the columns of the table of events."""
    return {
        "sentence": Column("Sentence", "lead"),
        "place": Column("Place", "who"),
        "days": Column("Day", help="The days on which it happens"),
        "event": Column("Event", help="What the date belongs to, in words of its sentence"),
        "speaker": Column("Who says so", help="Empty where the article itself says it"),
        "tie": Column(
            "Tied by", help="What place and day have in common: the sentence, the paragraph or the dateline"
        ),
        "reports": Column("Reports", "count", help="Documents that tell of the same event"),
        "printed": Column("Published", "day"),
        "source": Column("Source"),
        "document": Column("Document", "title"),
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
        "document": Column("Document", "title"),
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


def reviewed() -> dict[str, Column]:
    """Return the columns of what a review says so far."""
    return {
        "by": Column("By", "who"),
        "kind": Column("Rows"),
        "reviewed": Column("Reviewed"),
        "right": Column("Right", "count"),
        "share": Column("Share that is right", help="Of those judged, with Wilson’s interval at 95 %"),
    }


def queues() -> dict[str, Column]:
    """Return the columns of the lists of what is missing."""
    return {"title": Column("What is missing or in doubt", "who"), "rows": Column("Rows", "count")}


def gaps(word: str) -> dict[str, Column]:
    """Return the columns of one of these lists."""
    names = {
        "once": {"name": Column("Name", "who")},
        "twins": {"name": Column("Name", "who"), "other": Column("Perhaps the same", "who")},
        "doubles": {
            "name": Column("Name", "who"),
            "text": Column("Written"),
            "other": Column("Also written"),
        },
        "undated": {"text": Column("Document", "who")},
        "unplaced": {"text": Column("Written", "who"), "mentions": Column("Mentions", "count")},
        "valueless": {"text": Column("Written", "who")},
    }
    where = {"published": Column("Published", "day"), "source": Column("Source")}
    said = {"sentence": Column("Sentence", "lead")} if word != "undated" else {}
    why = {"because": Column("Why")} if word in ("twins", "doubles") else {}
    return said | names.get(word, {}) | why | where


def decisions() -> dict[str, Column]:
    """Return the columns of the list of corrections."""
    return {
        "when": Column("When (UTC)"),
        "act": Column("What"),
        "target": Column("Of", "who"),
        "value": Column("To"),
        "by": Column("By", help="The initials of whoever decided", is_drawn_empty=False),
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
