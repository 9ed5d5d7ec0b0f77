"""Articles in one JSON file: what a news service answers, a data set, or a single article (ninjs)."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import encoding, fields, json_records, nested, record_list
from dashboard.readers.json_records import Broken
from dashboard.readers.json_values import BrokenError, Values
from dashboard.readers.nested import Record
from dashboard.records import Item, Problem

# {"title": · [{"title": · [ {
BEGINS = re.compile(r"\s*(?:\[\s*)?\{\s*\"[^\"]{0,200}\"\s*:")
# [ · [{ · { alone in its line
OVER_LINES = re.compile(r"\s*(?:\[|\{[ \t]*[\r\n])")
# ninjs: a picture has a caption, but no article
MEDIA = frozenset({"picture", "graphic", "video", "audio", "animation"})
MEND = 'Mend it: a quotation mark inside a text is written \\", a comma stands between two fields.'
CHECK = "Check that it was saved completely; a program that reads JSON shows where it breaks off."


def begins(text: str) -> bool:
    """Say whether a text begins as JSON of objects does, whatever the ending of its file.

    >>> begins('[{"title": "Rain"}]'), begins("[Rain] fell"), begins("{Rain}")
    (True, False, False)
    """
    return BEGINS.match(text[:2_000]) is not None


def is_lines(text: str) -> bool:
    """Say whether a text is JSON with an object in each line, rather than one value over several lines.

    >>> is_lines('{"text": "One."}\\n{"text": "Two."}\\n'), is_lines('{\\n"text": "One."\\n}')
    (True, False)
    """
    if not begins(text):
        return False
    first, second, *_ = [*filter(str.strip, text.split("\n", 50)), "", ""]
    return first.lstrip()[:1] == "{" and first.rstrip()[-1:] == "}" and second.lstrip()[:1] == "{"


def is_over_lines(text: str) -> bool:
    """Say whether a text that should be JSON lines begins with a list, or an object over several lines."""
    return OVER_LINES.match(text[:2_000]) is not None


def read(path: Path, *, mapping: Mapping[str, str] = fields.BY_NAME) -> Iterator[Item]:
    """Yield a Document or a Problem for each article, and an Account of the fields."""
    file, found = encoding.open_text(path)
    with file:
        if note := found.problem():
            yield note
        values = Values(file)
        if not values.peek():
            raise ReadError("This file is empty.", cure='Write a list of objects, each with a "text".')
        refuse_page(values.peek())
        columns = fields.Columns(mapping, again=partial(_again, path, found.name))
        yield from record_list.read(_records(values), columns)
        columns.note_twice()
        yield columns.account()


def refuse_page(beginning: str) -> None:
    """Raise ReadError if a file that should be JSON begins as a web page or XML does."""
    if beginning.lstrip("\ufeff \t\r\n").startswith("<"):
        raise ReadError(
            "This is a web page or XML under the name of a JSON file.",
            cure="Open it in a browser: it may say what went wrong. Then save it again.",
        )


def records(path: Path) -> Iterator[Record]:
    """Yield the objects of articles as they are; what is in a wrapper as "fields.title"."""
    file, found = encoding.open_text(path)
    file.close()
    yield from map(nested.opened, _again(path, found.name))


def count(path: Path) -> int:
    """Return how many articles there are."""
    file, _ = encoding.open_text(path)
    with file:
        return sum(not isinstance(record, Problem) for record in _records(Values(file)))


def _records(values: Values) -> Iterator[Record | Problem]:
    """Yield the records, a Problem for what is no article, and one where the file is no JSON any more."""
    number = 0
    is_begun = values.peek() in ("[", "{")
    try:
        for number, record in enumerate(json_records.find(values), start=1):
            if isinstance(record, Broken):
                what = f"This record is not JSON ({record.why}); it is left out, the next ones are read."
                yield Problem(f"#{number}", what, MEND)
            else:
                yield _of_media(record, number) or record
    except BrokenError as error:
        if not number and values.is_cut and is_begun:
            raise ReadError("This file is cut short; not one article in it is whole.", cure=CHECK) from error
        if not number:
            raise ReadError(f"This file is not JSON: {error}.", cure=CHECK) from error
        what = "is cut short" if values.is_cut else f"is not JSON ({error})"
        yield Problem("", f"This file {what} after article {number:,}, the last that was read.", CHECK)
    else:
        if not number:
            raise ReadError(
                "This file holds no article.", cure='Write a list of objects, each with a "text".'
            )


def _of_media(record: Record, number: int) -> Problem | None:
    """Return a Problem for a picture or film in ninjs."""
    kind = record.get("type")
    names = {name.lower() for name in record}
    if not isinstance(kind, str) or kind not in MEDIA or not {"uri", "versioncreated"} <= names:
        return None
    cure = "Add the article that it belongs to."
    return Problem(f"#{number}", f"This record is of the type {kind!r}: it has a caption, no article.", cure)


def _again(path: Path, codec: str) -> Iterator[Record]:
    """Yield the records once more, as far as they can be read."""
    with path.open(encoding=codec, errors="replace", newline="") as file:
        try:
            yield from (one for one in json_records.find(Values(file)) if not isinstance(one, Broken))
        except BrokenError:
            return
