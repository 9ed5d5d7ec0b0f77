"""Where the articles are in a JSON file of any usual shape: a list, {"articles": […]}, one object."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from dashboard.errors import ReadError
from dashboard.readers import cells
from dashboard.readers.column_names import plain, told
from dashboard.readers.json_values import BrokenError, Values
from dashboard.readers.nested import Record, opened

# Lists of these names are of articles, whatever they hold: one that has no text is told.
LISTS = frozenset(
    "articles results docs documents items data hits records entries news stories posts rows objects value"
    " response feed publications graph list content newsitems".split()
)
SMALL = 16_000_000  # characters of an object that is looked at as a whole
DEEPEST = 6
FEW = 3  # fields that make an object a record of an article: title, url, day …


@dataclass(frozen=True)
class Broken:
    """A record that is not JSON, and why."""

    why: str


def find(values: Values) -> Iterator[Record | Broken]:
    """Yield the records of a file, one after another; raise BrokenError where the rest is not JSON.

    An object with a text is an article, and what is inside it is its own (its authors, its pictures). Of an
    object without one the lists and objects inside are looked at, and an object of neither sort is a record
    only if it stands at the top or in a list that is known to be of articles.
    """
    while values.peek():
        yield from _next(values, name="", depth=0)


def within(record: Record) -> Iterator[Record]:
    """Yield the records in a line of JSON lines: the line itself, or those of a page of results."""
    yield from _of_item(record, is_known=True)


def _next(values: Values, *, name: str, depth: int) -> Iterator[Record | Broken]:
    """Yield the records in the value that comes next; a large one is read piece by piece."""
    if depth > DEEPEST:
        raise BrokenError("its lists of articles are nested too deeply")
    if values.peek() == "[":
        yield from _listed(values, is_known=_is_known(name) or depth == 0)
        return
    try:
        is_whole, found = values.whole(SMALL)
    except BrokenError:
        if values.peek() != "{":
            raise
        is_whole, found = False, None  # what is in it before and behind the fault can be read
    if is_whole:
        yield from _inside(found, name=name, depth=depth)
    else:
        yield from _large(values, depth)


def _listed(values: Values, *, is_known: bool) -> Iterator[Record | Broken]:
    """Yield the records in a list; behind a broken one it goes on with the next that is like the last."""
    values.take("[")
    last: Record = {}
    while values.peek() != "]":
        try:
            item = values.value()
        except BrokenError as error:
            item = None if values.is_cut else values.next_after(partial(_is_like, last=last))
            if item is None:
                raise
            yield Broken(str(error))
        last = item if isinstance(item, dict) else last
        yield from _of_item(item, is_known=is_known)
        # Between two objects a comma that is missing takes nothing away.
        if values.peek() not in ("]", "{"):
            values.take(",")
    values.take("]")


def _is_like(item: Any, last: Record) -> bool:
    """Say whether an object behind a broken record is the next record, and no part of the broken one."""
    if not isinstance(item, dict):
        return False
    if not last:
        return has_text(item) or _is_record(item)
    return 2 * len(item.keys() & last.keys()) > len(last)


def _large(values: Values, depth: int) -> Iterator[Record | Broken]:
    """Yield the records in an object that is too large to be held, or the object itself if it is one."""
    values.take("{")
    simple: dict[str, object] = {}
    while values.peek() != "}":
        key = values.value()
        if not isinstance(key, str):
            raise BrokenError("the name of a field is no string")
        values.take(":")
        if values.peek() in ("[", "{"):
            yield from _next(values, name=key, depth=depth + 1)
        else:
            simple[key] = values.value()
        if values.peek() != "}":
            values.take(",")
    values.take("}")
    if has_text(simple):
        yield simple


def _inside(value: Any, *, name: str = "", depth: int = 0) -> Iterator[Record]:
    """Yield the records in a value that is held in memory."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _of_item(item, is_known=_is_known(name) or depth == 0, depth=depth)
    elif isinstance(value, dict):
        if rows := _of_lists(value):
            yield from rows
            return
        if has_text(value):
            yield value
            return
        found = chain(_turned(value), _of_children(value, depth))
        first = next(found, None)
        if first is not None:
            yield first
            yield from found
        elif depth == 0 or _is_record(value):
            yield value


def _of_item(item: Any, *, is_known: bool, depth: int = 0) -> Iterator[Record]:
    """Yield the records in an item of a list: itself, or what is in its own lists (pages of results)."""
    if not isinstance(item, dict):
        if isinstance(item, list):
            yield from _inside(item, name="articles" if is_known else "", depth=depth + 1)
        return
    if rows := _of_lists(item):
        yield from rows
        return
    if has_text(item) or _is_record(item):
        yield item
        return
    inner = _of_children(item, depth)
    first = next(inner, None)
    if first is not None:
        yield first
        yield from inner
    elif is_known:
        yield item


def _of_children(value: Mapping[str, Any], depth: int) -> Iterator[Record]:
    for name, child in value.items():
        if isinstance(child, dict | list):
            yield from _inside(child, name=name, depth=depth + 1)


def _turned(value: Mapping[str, Any]) -> Iterator[Record]:
    """Yield the rows of a table written by columns, as pandas does: {"text": {"0": …}, "title": {"0": …}}."""
    columns, rows = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        names = [str(name) for name in columns]
        yield from (dict(zip(names, row, strict=False)) for row in rows)
        return
    by_column = [column for column in value.values() if isinstance(column, dict)]
    if len(by_column) == len(value) > 1 and any(_means(name, "text") for name in value):
        for key in by_column[0]:
            yield {name: column.get(key) for name, column in value.items()}


def _of_lists(value: Mapping[str, Any]) -> list[Record]:
    """Return the rows of a table written as a list for each column: {"text": ["…", "…"], "url": ["…", "…"]}.

    A list of texts beside one title is an article's paragraphs.
    """
    flat = opened(value)
    lists = {
        name: column
        for name, column in flat.items()
        if isinstance(column, list) and column and not any(map(_is_inner, column))
    }
    longest = max(map(len, lists.values()), default=0)
    same = {name for name, column in lists.items() if len(column) == longest > 1}
    meant = {meaning[0] for name in same if (meaning := told(name))}
    if "text" not in meant or meant.isdisjoint(("title", "published", "url")):
        return []
    return [{name: lists[name][row] for name in flat if name in same} for row in range(longest)]


def _is_inner(value: object) -> bool:
    return isinstance(value, dict | list)


def has_text(record: Record) -> bool:
    """Say whether an object holds the text of an article in one of its fields."""
    return any(
        _means(name, "text") and not _is_list_of_records(value) and _says_something(value)
        for name, value in opened(record).items()
    )


def _says_something(value: object) -> bool:
    if isinstance(value, str):
        return not cells.is_empty(value)
    try:
        return not cells.is_empty(cells.words(value))
    except ReadError:  # it is nested too deeply, which is told when it is read
        return True


def _is_list_of_records(value: object) -> bool:
    return isinstance(value, list) and any(
        isinstance(item, dict) and sum(told(name) is not None for name in item) > 1 for item in value[:20]
    )


def _is_record(value: Record) -> bool:
    """Say whether an object without a text says enough of an article: its title, day, address …"""
    fields = {meaning[0] for name in opened(value) if (meaning := told(name))}
    return "title" in fields and len(fields) >= FEW


def _means(name: str, field: str) -> bool:
    meaning = told(name)
    return meaning is not None and meaning[0] == field


def _is_known(name: str) -> bool:
    return plain(name) in LISTS
