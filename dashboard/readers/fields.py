"""Which column or header line is which: turn a record with any newsroom's names into a Document."""

from collections.abc import Iterator, Mapping
from datetime import date

from dashboard.errors import ReadError
from dashboard.readers import published
from dashboard.records import Document, Problem

# Names are compared without case, spaces, hyphens and underscores; the first that isn't empty wins.
TEXT = ("text", "body", "content", "article", "articlebody", "articletext", "fulltext", "maintext", "story")
TITLE = ("title", "headline", "heading")
PUBLISHED = (
    "published", "publishedat", "publishedon", "datepublished", "publisheddate", "publicationdate",
    "publishdate", "publishtime", "pubdate", "date", "datetime", "day",
)  # fmt: skip
SOURCE = ("source", "outlet", "publisher", "publication", "newspaper", "sitename", "site")
AUTHOR = ("author", "authors", "byline", "creator", "writer")
URL = ("url", "link", "href", "weburl", "permalink")
ID = ("id", "documentid", "docid", "articleid", "uuid", "guid")
# Remarks may occur among header lines; alone they are the article's first paragraph.
REMARKS = {"note", "language", "licence", "license", "rights"}
HEADER = REMARKS.union(TITLE, PUBLISHED, SOURCE, AUTHOR, URL, ID)
COLUMNS = HEADER.union(TEXT)
LONGEST_FIELD = 2_000
LONGEST_ID = 300
DEEPEST = 20  # a list of authors, a source in a list: three levels are usual


def plain(name: str) -> str:
    """Return a column's name in the form for comparison: "Published_At" and "published at" are equal."""
    return "".join(name.lower().replace("_", "").replace("-", "").split()).lstrip("\ufeff")


def has_text(names: Mapping[str, object]) -> bool:
    """Say whether one of the columns is the text."""
    return any(plain(name) in TEXT for name in names)


def read(record: Mapping[str, object], *, number: int) -> Iterator[Document | Problem]:
    """Yield a record's Document, preceded by a Problem if its date can't be read.

    The Document's `path` is "#number", its place in the file; its `id` is its own or empty.
    """
    where = f"#{number}"
    try:
        values = _values(record)
    except ReadError as error:
        yield Problem(where, error.what, error.cure)
        return
    text = _first(values, TEXT)
    if not text.strip():
        found = ", ".join(name for name in list(record)[:20] if name) or "none"
        cure = (
            f"Name the column of the article 'text' (found: {found})."
            if not has_text(record)
            else "Fill it in, or leave the record out."
        )
        yield Problem(where, "This record has no text.", cure)
        return
    day, problem = read_day(_first(values, PUBLISHED), where=where)
    if problem:
        yield problem
    yield headed(values, text=text, day=day, path=where)


def _values(record: Mapping[str, object]) -> dict[str, str]:
    """Return the values of the columns we know, under plain names; of two the first."""
    values: dict[str, str] = {}
    for name, value in record.items():
        column = plain(name)
        if column in COLUMNS and column not in values:
            values[column] = _words(value, between="\n\n" if column in TEXT else ", ")
    return values


def headed(values: Mapping[str, str], *, text: str, day: date | None, path: str = "") -> Document:
    """Make a Document from a text and its other fields, under plain names."""
    return Document(
        id=_short(_first(values, ID), LONGEST_ID),
        text=text,
        title=_short(_first(values, TITLE)),
        published=day,
        published_from="field" if day else "unknown",
        source=_short(_first(values, SOURCE)),
        author=_short(_first(values, AUTHOR)),
        url=_short(_first(values, URL)),
        path=path,
    )


def read_day(value: str, *, where: str = "") -> tuple[date | None, Problem | None]:
    """Read the day of publication, with a Problem if there is a value without a single clear day."""
    day = published.day_of(value)
    if day is not None or not value.strip():
        return day, None
    what = f"The date of publication {_short(value, 60)!r} is not one clear day; added without it."
    return None, Problem(where, what, "Write it as 2022-04-26.")


def published_value(values: Mapping[str, str]) -> str:
    """Return the field of the day of publication as it is written."""
    return _first(values, PUBLISHED)


def no_text_column(names: Mapping[str, object]) -> ReadError:
    """Return the error for a table without a text column; it names the columns found."""
    found = ", ".join(_short(name, 60) for name in list(names)[:20]) or "none"
    return ReadError(
        f"No column holds the text; found: {found}.",
        cure="Name the column of the article 'text' (or body, content, article).",
    )


def _first(values: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((values[name] for name in names if values.get(name, "").strip()), "")


def _short(value: str, most: int = LONGEST_FIELD) -> str:
    value = " ".join(value.split())
    return value if len(value) <= most else value[: most - 1] + "…"


def _words(value: object, *, between: str = ", ", depth: int = 0) -> str:
    """Return a JSON value as text: authors or paragraphs in a list, a source as {"name": …}."""
    if isinstance(value, str):
        return value
    if depth > DEEPEST:
        raise ReadError(
            f"A field of this record is nested more than {DEEPEST} deep.",
            cure="Write its text as one string.",
        )
    if isinstance(value, list):
        return between.join(filter(None, (_words(item, depth=depth + 1) for item in value)))
    if isinstance(value, dict):
        return _words(value.get("name", ""), depth=depth + 1)
    return "" if value is None or isinstance(value, bool) else str(value)
