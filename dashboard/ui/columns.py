"""How the columns of each table are headed and drawn; what isn't named here is only in the download."""

from typing import Any

from streamlit import column_config as show

from dashboard.ui import charts, filter_panel

DAY = "YYYY-MM-DD"


def quotes() -> dict[str, Any]:
    """Return the columns of the speaker table; on a phone quote and speaker are seen side by side."""
    quote, speaker = (200, 130) if charts.is_phone() else (350, 150)
    return {
        "quote": show.TextColumn("Quote", width=quote),
        "speaker": show.TextColumn("Speaker", width=speaker),
        "kind": show.TextColumn("Kind", width=70),
        "saying": show.TextColumn("Saying", width=85, help=filter_panel.HELP),
        "cue": show.TextColumn("Cue", width=80),
        "published": show.DateColumn("Published", format=DAY, width=90),
        "document": show.TextColumn("Document", width=190),
        "source": show.TextColumn("Source", width=110),
    }


def people() -> dict[str, Any]:
    """Return the columns of the list of people."""
    return {
        "name": show.TextColumn("Name", width="medium"),
        "quotes": show.NumberColumn("Quotes", width="small", help="Quotes by each that fit the filters"),
        "mentions": show.NumberColumn("Mentions", width="small", help="In the documents that fit"),
        "documents": show.NumberColumn("Documents", width="small", help="Documents that fit and name each"),
        "first_published": show.DateColumn("First", format=DAY, width="small"),
        "last_published": show.DateColumn("Last", format=DAY, width="small"),
        "roles": show.TextColumn("Roles", width="medium"),
        "variants": show.TextColumn("Also written", width="large"),
    }


def variants() -> dict[str, Any]:
    """Return the columns of how a name is written."""
    return {
        "variant": show.TextColumn("Written", width=120),
        "mentions": show.NumberColumn("Mentions", width=70),
        "because": show.TextColumn("Why it is this name", width="large"),
    }


def roles() -> dict[str, Any]:
    """Return the columns of a person's roles, as many as fit into the card."""
    return {
        "role": show.TextColumn("Role", width="medium"),
        "mentions": show.NumberColumn("Mentions", width="small"),
    }


def dates() -> dict[str, Any]:
    """Return the columns of the list of dated sentences."""
    return {
        "first": show.DateColumn("From", format=DAY, width="small"),
        "last": show.DateColumn("To", format=DAY, width="small"),
        "text": show.TextColumn("Written", width=130),
        "event": show.TextColumn("Event", width="small", help="The verb that is dated so, as written"),
        "sentence": show.TextColumn("Sentence", width=340),
        "published": show.DateColumn("Published", format=DAY, width=90),
        "document": show.TextColumn("Document", width=190),
        "source": show.TextColumn("Source", width=110),
    }


def places(most: int) -> dict[str, Any]:
    """Return the columns of the list of places; `most` is the length of a full bar."""
    return {
        "place": show.TextColumn("Place", width=140 if charts.is_phone() else 190),
        "region": show.TextColumn("Region", width=130),
        "country": show.TextColumn("Country", width="small"),
        "kind": show.TextColumn("Kind", width="small"),
        "mentions": show.ProgressColumn("Mentions", format="%d", min_value=0, max_value=max(most, 1)),
        "documents": show.NumberColumn("Documents", width="small"),
    }


def place_groups(level: str, most: int) -> dict[str, Any]:
    """Return the columns of the list of regions or countries."""
    name = {"name": show.TextColumn("Region" if level == "region" else "Country", width="medium")}
    country = {"country": show.TextColumn("Country", width=130)} if level == "region" else {}
    return (
        name
        | country
        | {
            "mentions": show.ProgressColumn("Mentions", format="%d", min_value=0, max_value=max(most, 1)),
            "documents": show.NumberColumn("Documents", width="small"),
            "places": show.NumberColumn("Places", width="small"),
        }
    )


def place_mentions() -> dict[str, Any]:
    """Return the columns of the mentions of places."""
    return {
        "place": show.TextColumn("Place", width="small"),
        "text": show.TextColumn("Written", width="small"),
        "sentence": show.TextColumn("Sentence", width=340),
        "because": show.TextColumn("Why here", width="medium"),
        "published": show.DateColumn("Published", format=DAY, width=90),
        "document": show.TextColumn("Document", width=190),
    }


def unresolved() -> dict[str, Any]:
    """Return the columns of the places that have no position."""
    return {
        "text": show.TextColumn("Written", width="medium"),
        "mentions": show.NumberColumn("Mentions", width="small"),
        "documents": show.NumberColumn("Documents", width="small"),
        "because": show.TextColumn("Why not on the map", width="large"),
    }


def documents() -> dict[str, Any]:
    """Return the columns of the list of documents."""
    return {
        "title": show.TextColumn("Title", width="large"),
        "source": show.TextColumn("Source", width=110),
        "published": show.DateColumn("Published", format=DAY, width=90),
        "quotes": show.NumberColumn("Quotes", width="small"),
        "people": show.NumberColumn("People", width="small"),
        "places": show.NumberColumn("Places", width="small"),
        "dates": show.NumberColumn("Dates", width="small"),
        "words": show.NumberColumn("Words", width="small"),
    }


def problems() -> dict[str, Any]:
    """Return the columns of what could not be read."""
    return {
        "path": show.TextColumn("File", width="medium"),
        "what": show.TextColumn("What is wrong", width="large"),
        "cure": show.TextColumn("What to do", width="large"),
        "when": show.TextColumn("When", width="small"),
    }


def runs() -> dict[str, Any]:
    """Return the columns of the list of imports."""
    return {
        "when": show.TextColumn("When", width="medium"),
        "added": show.NumberColumn("Added", width="small"),
        "replaced": show.NumberColumn("Replaced", width="small"),
        "unchanged": show.NumberColumn("Unchanged", width="small"),
        "problems": show.NumberColumn("Problems", width="small"),
        "seconds": show.NumberColumn("Seconds", format="%.1f", width="small"),
    }
