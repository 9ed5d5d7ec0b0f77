"""Records read one after another into Documents; those without a text are held back until one has it."""

from collections.abc import Iterable, Iterator

from dashboard.readers import fields, nested
from dashboard.records import Item, Problem

MOST_HELD_BACK = 100


def read(records: Iterable[nested.Record | Problem], columns: fields.Columns) -> Iterator[Item]:
    """Yield a Document or Problem for each record, whose number is its place; a Problem stays as it is.

    Raise ReadError if no record has a text: one error for the file, not one for each record.
    """
    held: list[Problem] = []
    names: dict[str, object] = {}
    has_text = False
    for number, record in enumerate(records, start=1):
        if isinstance(record, Problem):
            yield record
        elif has_text or columns.has_text(record):
            has_text = True
            yield from held
            held = []
            yield from fields.read(record, number=number, columns=columns)
        elif len(held) < MOST_HELD_BACK:
            names.update(nested.opened(record))
            found = fields.read(record, number=number, columns=columns)
            held.extend(item for item in found if isinstance(item, Problem))
    if held:
        yield columns.account()
        raise fields.no_text_column(names, columns)
