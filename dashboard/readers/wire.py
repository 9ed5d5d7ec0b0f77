"""What the sandbox and we exchange (serialisation): plain JSON lines, checked field by field.

A parser taken over by a hostile file could send anything. So nothing here can name code to run, as a pickle
can, and a row with a different shape is an error, not a Document.
"""

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any, get_args

from dashboard.records import Document, Extent, Problem, PublishedFrom

FORMS: dict[str, type[Document] | type[Problem]] = {"document": Document, "problem": Problem}
Answer = tuple[str, list[Any]]


def line(kind: str, *values: Any) -> bytes:
    """Return one answer as a line of JSON; lone surrogates, which file names may contain, are kept."""
    return json.dumps([kind, *values], ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def answer(written: bytes) -> Answer:
    """Return the kind and the values of a line; raise ValueError if it isn't one of ours."""
    read = json.loads(written.decode("utf-8", "surrogatepass"))
    if not isinstance(read, list) or not read or not isinstance(read[0], str):
        raise ValueError("no answer")
    return read[0], read[1:]


def packed(item: Document | Problem) -> list[Any]:
    """Return a Document or Problem in a form that an answer can carry."""
    values = asdict(item)
    if isinstance(item, Document):
        values["published"] = item.published.isoformat() if item.published else None
    return ["document" if isinstance(item, Document) else "problem", values]


def unpacked(row: Any) -> Document | Problem:
    """Return the Document or Problem in a row; raise ValueError if a field is missing or isn't text."""
    try:
        form, values = row
        record = FORMS[form]
        names = {field.name for field in fields(record)}
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("no record") from error
    if not isinstance(values, dict) or values.keys() != names:
        raise ValueError(f"not the fields of a {form}")
    texts = {name: value for name, value in values.items() if name != "published"}
    if not all(isinstance(value, str) for value in texts.values()):
        raise ValueError(f"a field of the {form} is no text")
    if record is Problem:
        return Problem(**texts)
    if texts["published_from"] not in get_args(PublishedFrom):
        raise ValueError("no such origin of a day")
    if texts["extent"] not in get_args(Extent):
        raise ValueError("no such extent of a text")
    day = values["published"]
    return Document(**texts, published=None if day is None else date.fromisoformat(day))
