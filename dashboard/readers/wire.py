"""What the sandbox and we exchange (serialisation): plain JSON lines, checked field by field.

A parser taken over by a hostile file could send anything. So nothing here can name code to run, as a pickle
can, and a row with a different shape is an error, not a Document.
"""

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any, get_args

from dashboard.records import Account, Document, Extent, Item, Preview, Problem, PublishedFrom

FORMS: dict[str, type[Item]] = {"document": Document, "problem": Problem, "account": Account}
NAMES = {record: form for form, record in FORMS.items()}
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


def packed(item: Item) -> list[Any]:
    """Return what a reader yields in a form that an answer can carry."""
    values = asdict(item)
    if isinstance(item, Document):
        values["published"] = item.published.isoformat() if item.published else None
    return [NAMES[type(item)], values]


def unpacked(row: Any) -> Item:
    """Return what a row holds; raise ValueError if a field is missing or has another form."""
    try:
        form, values = row
        record = FORMS[form]
        names = {field.name for field in fields(record)}
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("no record") from error
    if not isinstance(values, dict) or values.keys() != names:
        raise ValueError(f"not the fields of a {form}")
    if record is Account:
        return _account(values)
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


def _account(values: dict[str, Any]) -> Account:
    left, notes = (_texts(values[name], "the account's list") for name in ("left", "notes"))
    if not isinstance(values["used"], list):
        raise ValueError("the account's columns are no list")
    pairs = [_texts(pair, "a pair of the account") for pair in values["used"]]
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("a column of the account has no field")
    path, kind = _texts([values["path"], values["kind"]], "the account")
    return Account(path, kind, tuple((field, column) for field, column in pairs), left, notes)


def preview(row: Any) -> Preview:
    """Return the Preview that an answer holds; raise ValueError if it has another form."""
    if not isinstance(row, list) or len(row) != 5 or not all(isinstance(one, list) for one in row[2:]):
        raise ValueError("no preview")
    path, kind = _texts(row[:2], "the preview")
    names = _texts(row[2], "the preview's header")
    rows = tuple(_texts(cells, "a row of the preview") for cells in row[3])
    used = [_texts(pair, "a pair of the preview") for pair in row[4]]
    if any(len(cells) != len(names) for cells in rows) or any(len(pair) != 2 for pair in used):
        raise ValueError("a row of the preview has another length")
    return Preview(path, kind, names, rows, tuple((field, column) for field, column in used))


def share(value: Any) -> float:
    """Return the share of a file that is read; raise ValueError if it is none."""
    if not isinstance(value, float | int) or not 0 <= value <= 1:
        raise ValueError("no share of a file")
    return float(value)


def mapping(value: Any) -> dict[str, str]:
    """Return which column is to be used for which field; raise ValueError if that isn't names of names."""
    if not isinstance(value, dict):
        raise ValueError("no mapping")
    _texts(list(value.values()), "the mapping")
    return value


def _texts(value: Any, what: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"{what} is no list of texts")
    return tuple(value)
