"""What lies inside a record's wrappers, as services' answers have them: {"fields": {"headline": …}}."""

from collections.abc import Mapping

from dashboard.readers import column_names
from dashboard.readers.column_names import plain, told

Record = Mapping[str, object]
DEEPEST = 4  # {"hits": {"_source": {"fields": {"title": …}}}}
OPENED = column_names.WRAPPERS | {"thread", "links"}


def opened(record: Record, *, depth: int = 0) -> Record:
    """Return a record with what lies inside its wrappers under dotted names: "fields.headline".

    >>> opened({"id": 1, "fields": {"headline": "Rain"}, "source": {"name": "Wire"}})
    {'id': 1, 'fields.headline': 'Rain', 'source': {'name': 'Wire'}}
    """
    if depth > DEEPEST or not any(isinstance(value, dict) for value in record.values()):
        return record
    flat: dict[str, object] = {}
    for name, value in record.items():
        if isinstance(value, dict) and _is_wrapper(name, value):
            flat.update({f"{name}.{child}": it for child, it in opened(value, depth=depth + 1).items()})
        else:
            flat[name] = value
    return flat


def _is_wrapper(name: str, value: Mapping[str, object]) -> bool:
    if name != column_names.ELASTIC and plain(name) not in OPENED:
        return False
    return told(name) is None or sum(told(child) is not None for child in value) > 1
