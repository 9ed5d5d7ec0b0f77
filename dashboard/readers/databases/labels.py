"""The labels that databases put before their fields: a table of which are used, and for what."""

import re
from dataclasses import dataclass

from dashboard.readers.databases.story import is_day
from dashboard.readers.days_abroad import plain

LABEL = re.compile(r"([^\W\d_][\w /&.-]{0,38}?) ?:(?:\s+|\Z)")
LONGEST_DAY = 60  # characters
CLASSIFIED = re.compile(r"\(\d{1,3} ?%\)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label's row: its names, the field that it gives ("" for none).

    One that is `sure` stands in no article at the beginning of a paragraph; paragraphs under one that is
    `long` belong to it.
    """

    names: tuple[str, ...]
    gives: str = ""
    sure: bool = True
    long: bool = False


# Names in small letters without accents and with a space for each hyphen: English, French, German, …
NEXIS = (
    Label(("byline", "auteur", "autor", "autore"), "author"),
    Label(("section", "rubrique", "rubrik", "seccion", "sezione", "rubriek"), "section"),
    Label(("headline", "titre", "titel"), "title", sure=False),
    Label(("highlight", "encart", "insert", "chapeau"), "text", sure=False),
    Label(("body", "corps"), "text", sure=False),
    Label(("url",), "url", sure=False),
    Label(("language", "langue", "sprache", "idioma", "lingua", "taal"), "language"),
    Label(("length", "longueur", "lange", "longitud", "lunghezza", "lengte"), "length"),
    Label(("load date", "date chargement", "update date", "fecha de carga", "laad datum")),
    Label(("correction date", "date correction")),
    Label(("publication type", "type publication", "pub type", "publication subject", "document type")),
    Label(("journal code", "acc no", "isbn", "issn", "pub code", "jnl code", "distribution")),
    Label(("subject", "sujet", "geographic", "localisation geo", "geo localization"), long=True),
    Label(("graphic", "graphique", "grafik"), long=True),
    Label(("correction", "notes", "note", "bibliography", "series"), sure=False, long=True),
    Label(("company", "societe", "person", "personne", "organization", "organisation"), sure=False),
    Label(("industry", "secteur activite", "activity sector", "ticker", "symbole boursier"), sure=False),
    Label(("stock symbol", "city", "state", "country", "region", "name", "type", "date"), sure=False),
    Label(("guests", "zeitungs code", "ort", "national edition"), sure=False),
    Label(("dateline", "edition", "update", "magazine", "series", "source", "category"), sure=False),
)
PROQUEST = (
    Label(("author", "authors"), "author"),
    Label(("full text", "fulltext"), "text"),
    Label(("abstract", "abstract (summary)"), "summary"),
    Label(("title",), "title"),
    Label(("publication title", "publicationtitle"), "source"),
    Label(("publication date", "publicationdate"), "published"),
    Label(("section",), "section"),
    Label(("pages", "page", "first page", "start page"), "page"),
    Label(("language of publication",), "language"),
    Label(("proquest document id",), "id"),
    Label(("document url",), "url"),
    Label(("links", "url", "subject", "location", "people", "company / organization", "credit line")),
    Label(("business indexing term", "identifier / keyword", "identifier", "classification", "lexile score")),
    Label(("narrow subject", "broad subject", "document feature", "supplement", "edition", "column")),
    Label(("volume", "issue", "publication year", "year", "publisher", "place of publication")),
    Label(("country of publication", "publication subject", "issn", "eissn", "source type", "document type")),
    Label(("copyright", "last updated", "database", "publication info", "publication frequency")),
    Label(("illustration", "accession number", "number of pages", "source attribution", "dateline", "isbn")),
    Label(("source", "named works", "product name", "industry", "e issn", "doi", "document", "credit")),
)
_BY_NAME = {
    database: {plain(name).replace(" ", ""): label for label in rows for name in label.names}
    for database, rows in (("nexis", NEXIS), ("proquest", PROQUEST))
}


def find(text: str, database: str) -> tuple[Label, str] | None:
    """Return the label with which a block begins, and what stands after it; None if it has none.

    >>> find("LENGTH: 355 words", "nexis")[1]
    '355 words'
    """
    found = LABEL.match(text.replace("\xa0", " ", 3))
    if not found:
        return None
    # Spaces get lost on the way ("Publicationdate"), hyphens are printed or not ("Journal Code").
    name = plain(found[1]).replace("-", "").replace(" ", "")
    label = _BY_NAME[database].get(name)
    return (label, text[found.end() :].strip()) if label else None


def is_sure(label: Label, value: str) -> bool:
    """Say whether a label within the text ends it: it stands in no article, or its value shows what it is."""
    if label.sure or CLASSIFIED.search(value):
        return True
    return value.startswith("http") if label.gives == "url" else len(value) < LONGEST_DAY and is_day(value)
