"""Which column or header line is which: turn a record with any newsroom's names into a Document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dashboard.errors import ReadError
from dashboard.readers import cells, column_names, names_abroad, published
from dashboard.readers.column_names import FIELDS, plain
from dashboard.readers.columns import BY_NAME, Columns, named, shown
from dashboard.records import Document, Extent, Problem

__all__ = [
    "BY_NAME",
    "FIELDS",
    "HEADER",
    "REMARKS",
    "Columns",
    "check_names",
    "headed",
    "header",
    "is_header",
    "named",
    "no_text_column",
    "plain",
    "read",
    "read_day",
    "short_name",
    "shown",
    "words",
]

# Remarks may occur among header lines; alone they are the article's first paragraph.
REMARKS = {"note", "language", "licence", "license", "rights"}
# The names of header lines before an article: fewer than those of columns, as any text may begin "Name: …".
HEADER = REMARKS.union(
    "title headline heading published publishedat publishedon datepublished publisheddate publicationdate"
    " publishdate publishtime pubdate date datetime day source outlet publisher publication newspaper"
    " sitename site author authors byline creator writer url link href weburl permalink section page id"
    " documentid docid articleid uuid guid".split()
)
# The same in other languages, for the fields that stand above an article
HEADER_ABROAD = {
    name: field
    for field in ("title", "published", "source", "author", "url", "section", "page")
    for name in names_abroad.names(field)
}
EXTENTS: dict[str, Extent] = {"summary": "summary", "cut": "cut"}
LONGEST_FIELD = 2_000
LONGEST_ID = 300
MOST_WORDS = 12  # in the name of a column
MOST_UNCLEAR = 10  # days of two readings that are told one by one; the Account has their number
WRITE_DAY = "Write it as 2022-04-26, or add a row whose day can be read in one way only."


def read(record: Mapping[str, object], *, number: int, columns: Columns) -> Iterator[Document | Problem]:
    """Yield a record's Document, preceded by a Problem if its date can't be read.

    The Document's `path` is "#number", its place in the file; its `id` is its own or empty.
    """
    where = f"#{number}"
    try:
        values = columns.values(record)
    except ReadError as error:
        yield Problem(where, error.what, error.cure)
        return
    text = values.get("text", "")
    if not text.strip():
        yield Problem(where, "This record has no text.", _cure(record, columns))
        return
    written = values.get("published", "")
    day, problem = read_day(written, where=where)
    if problem and (columns.unclear <= MOST_UNCLEAR or not published.readings(written)):
        yield problem
    yield headed(values, text=text, day=day, path=where)


def _cure(record: Mapping[str, object], columns: Columns) -> str:
    if columns.has_text(record):
        return "Fill it in, or leave the record out."
    found = ", ".join(shown(name, 60) for name in list(record)[:20] if name) or "none"
    return f"Name the column of the article 'text' (found: {found})."


def headed(values: Mapping[str, str], *, text: str, day: date | None, path: str = "") -> Document:
    """Make a Document from a text and its other fields, under plain names."""
    return Document(
        id=_short(_first(values, column_names.ID), LONGEST_ID),
        text=text,
        title=_short(_first(values, column_names.TITLE)),
        published=day,
        published_from="field" if day else "unknown",
        source=_short(_first(values, column_names.SOURCE)),
        author=_short(_first(values, column_names.AUTHOR)),
        url=_short(_first(values, column_names.URL)),
        section=_short(_first(values, column_names.SECTION)),
        page=_short(_first(values, column_names.PAGE)),
        language=cells.language(_first(values, column_names.LANGUAGE)),
        extent=EXTENTS.get(values.get("extent", ""), "whole"),
        path=path,
    )


def header(name: str, value: str = "") -> str:
    """Return the plain English name of the header line "name: value", "" if it is none that we know.

    >>> header("Published On"), header("Fecha"), header("Data", "3 aprile 2019"), header("Data", "none")
    ('publishedon', 'published', 'published', '')
    """
    name = plain(name)
    if name in HEADER:
        return name
    if name == "data":  # a day in Italian, Portuguese and Polish
        return "published" if published.day_of(value) else ""
    return HEADER_ABROAD.get(name, "")


def read_day(value: str, *, where: str = "") -> tuple[date | None, Problem | None]:
    """Read the day of publication, with a Problem if there is a value without a single clear day."""
    day = published.day_of(value)
    if day is not None or not value.strip():
        return day, None
    what = f"The date of publication {_short(value, 60)!r} is not one clear day; added without it."
    return None, Problem(where, what, WRITE_DAY)


def published_value(values: Mapping[str, str]) -> str:
    """Return the field of the day of publication as it is written."""
    return _first(values, column_names.PUBLISHED)


def short_name(column: str) -> str:
    """Return a column's name, a long one cut."""
    return shown(column)


def words(value: object) -> str:
    """Return a value as text; one that is nested too deeply as a sign for it."""
    try:
        return cells.words(value)
    except ReadError:
        return "…"


def check_names(names: Iterable[str]) -> None:
    """Raise ReadError if the first row of a table is an article: no name that we know, and a long one."""
    names = list(names)
    if any(map(column_names.told, names)) or all(len(name.split()) <= MOST_WORDS for name in names):
        return
    raise ReadError(
        f"The first row of this table holds no names of columns: {shown(', '.join(names))}",
        cure="Write a row above it that names them (title, text, date …).",
    )


def is_header(names: Sequence[str], mapping: Mapping[str, str] = BY_NAME) -> bool:
    """Say whether a row names columns: one of the text, or several that we know with a summary among them."""
    wanted = mapping.get("text")
    if wanted:
        return bool(named(wanted, tuple(names)))
    known = [meaning[0] for name in names if (meaning := column_names.told(name))]
    return "text" in known or ("summary" in known and len(known) > 1)


def no_text_column(names: Mapping[str, object], columns: Columns | None = None) -> ReadError:
    """Return the error for a table without a text column; it names the columns found."""
    found = ", ".join(shown(name, 60) for name in list(names)[:20] if name) or "none"
    long_texts = columns.long_texts() if columns else []
    if len(long_texts) > 1:
        listed = ", ".join(repr(shown(name, 60)) for name in long_texts[:5])
        return ReadError(
            f"No column is called text, and {len(long_texts)} hold long text: {listed}.",
            cure="Say which one is the article's (--map text=…, or on Imports), or name it 'text'.",
        )
    known = column_names.known(names)
    if {"title", "url"} <= known:
        return ReadError(
            f"This list holds no text, only where articles are; found: {found}.",
            cure="Save the pages at its addresses, or export the list with full text, and add those files.",
        )
    return ReadError(
        f"No column holds the text; found: {found}.",
        cure="Name the column of the article 'text' (or body, content, article).",
    )


def _first(values: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((values[name] for name in names if values.get(name, "").strip()), "")


def _short(value: str, most: int = LONGEST_FIELD) -> str:
    value = " ".join(value.split())
    return value if len(value) <= most else value[: most - 1] + "…"
