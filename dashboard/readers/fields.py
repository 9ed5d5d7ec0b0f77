"""Which column or header line is which: turn a record with any newsroom's names into a Document."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from dashboard.errors import ReadError
from dashboard.readers import published
from dashboard.records import Account, Document, Problem

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
SECTION = ("section",)
PAGE = ("page",)
ID = ("id", "documentid", "docid", "articleid", "uuid", "guid")
# The fields of a document; each is also the first of its names.
FIELDS: dict[str, tuple[str, ...]] = {
    names[0]: names for names in (TEXT, TITLE, PUBLISHED, SOURCE, AUTHOR, URL, SECTION, PAGE, ID)
}
BY_NAME: Mapping[str, str] = MappingProxyType({})  # no person said which column is which
# Remarks may occur among header lines; alone they are the article's first paragraph.
REMARKS = {"note", "language", "licence", "license", "rights"}
HEADER = REMARKS.union(TITLE, PUBLISHED, SOURCE, AUTHOR, URL, ID)
LONGEST_FIELD = 2_000
LONGEST_ID = 300
MOST_COLUMNS = 500  # of which the Account has the names
DEEPEST = 20  # a list of authors, a source in a list: three levels are usual


def plain(name: str) -> str:
    """Return a column's name in the form for comparison: "Published_At" and "published at" are equal."""
    return "".join(name.lower().replace("_", "").replace("-", "").split()).lstrip("\ufeff")


class Columns:
    """The columns of one file and the fields they are used for: as a person says, else told by name.

    `mapping` has the column for a field, {"text": "Body"}; "" says that none is to be used. A column that
    the file doesn't have leaves its field to be told by name.
    """

    def __init__(self, mapping: Mapping[str, str] = BY_NAME) -> None:
        self._mapping = mapping
        self._used: dict[tuple[str, str], None] = {}
        self._names: dict[str, None] = {}
        self._planned: tuple[str, ...] = ()
        self._plan: dict[str, list[str]] = {}

    def has_text(self, names: Mapping[str, object]) -> bool:
        """Say whether one of the columns is the text."""
        return "text" in self._plan_for(tuple(names))

    def values(self, record: Mapping[str, object]) -> dict[str, str]:
        """Return the values of a record's fields; of several columns for one the first that isn't empty."""
        values: dict[str, str] = {}
        for field, columns in self._plan_for(tuple(record)).items():
            for column in columns:
                words = _words(record[column], between="\n\n" if field == "text" else ", ")
                if words.strip():
                    values[field] = words
                    if len(self._used) < MOST_COLUMNS:
                        self._used[field, column] = None
                    break
        return values

    def account(self) -> Account:
        """Return which columns gave values, and which were left."""
        used = tuple((field, short_name(column)) for field, column in self._used)
        taken = {column for _, column in self._used}
        left = tuple(short_name(name) for name in self._names if name not in taken)
        return Account(used=used, left=left)

    def _plan_for(self, names: tuple[str, ...]) -> dict[str, list[str]]:
        """Return the columns to be tried for each field, in their order."""
        if names != self._planned or not self._plan:
            for name in names[: MOST_COLUMNS - len(self._names)]:
                self._names[name] = None
            self._planned, self._plan = names, self._planned_for(names)
        return self._plan

    def _planned_for(self, names: tuple[str, ...]) -> dict[str, list[str]]:
        given = {field: named(column, names) for field, column in self._mapping.items()}
        taken = {column for column in given.values() if column}
        plan: dict[str, list[str]] = {}
        for field, known in FIELDS.items():
            column = given.get(field)
            if column is not None:
                plan[field] = [column] if column else []
                continue
            by_name: dict[str, str] = {}
            for name in names:
                if name not in taken:
                    by_name.setdefault(plain(name), name)
            plan[field] = [by_name[name] for name in known if name in by_name]
        return {field: columns for field, columns in plan.items() if columns}


def short_name(column: str) -> str:
    """Return a column's name, a long one cut."""
    return _short(column, 100)


def words(value: object) -> str:
    """Return a value as text; one that is nested too deeply as a sign for it."""
    try:
        return _words(value)
    except ReadError:
        return "…"


def named(column: str, names: tuple[str, ...]) -> str | None:
    """Return the name in the file that a person means, "" if none is to be used, None if it isn't there."""
    if column in names or not column:
        return column
    return next((name for name in names if short_name(name) == column or plain(name) == plain(column)), None)


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
    text = _first(values, TEXT)
    if not text.strip():
        found = ", ".join(name for name in list(record)[:20] if name) or "none"
        cure = (
            f"Name the column of the article 'text' (found: {found})."
            if not columns.has_text(record)
            else "Fill it in, or leave the record out."
        )
        yield Problem(where, "This record has no text.", cure)
        return
    day, problem = read_day(_first(values, PUBLISHED), where=where)
    if problem:
        yield problem
    yield headed(values, text=text, day=day, path=where)


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
        section=_short(_first(values, SECTION)),
        page=_short(_first(values, PAGE)),
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
