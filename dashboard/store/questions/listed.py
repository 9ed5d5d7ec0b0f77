"""The watch list's own columns: which values there are, whom each stands for, what is coded of somebody."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.identity import watching
from dashboard.identity.decisions import Entity
from dashboard.identity.watching import Watched
from dashboard.store.collection import Collection
from dashboard.store.writing import rulings

BETWEEN = ": "  # "party: Labour" is asked for as a person is
PREFIX = "list_"  # before the list's columns in files, where they can't be taken for ours


def watched(collection: Collection) -> tuple[Watched, ...]:
    """Return the watch list."""
    return rulings.watched(collection.connection).watched


def coded(collection: Collection) -> dict[Entity, dict[str, str]]:
    """Return what the list says of everybody on it, by label and key, column by column."""
    ruled = rulings.of_names(collection.connection)
    found: dict[Entity, dict[str, str]] = defaultdict(dict)
    for one in watched(collection):
        found[ruled.resolve(ruled.entity(one.label, one.name))] |= dict(one.columns)
    return dict(found)


def columns(collection: Collection) -> list[str]:
    """Return the list's own columns, in the order in which they come up."""
    return list(dict.fromkeys(name for one in watched(collection) for name, _ in one.columns))


def groups(collection: Collection) -> dict[str, list[Entity]]:
    """Return whom each value of a column stands for, by the words that ask for it ("party: Labour")."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity, cells in coded(collection).items():
        for name, value in cells.items():
            if name.casefold() not in watching.PERIOD:
                found[f"{name}{BETWEEN}{value}"].append(entity)
    return dict(sorted(found.items()))


def group(collection: Collection, typed: str) -> str | None:
    """Return the group of the list that somebody asks for, in any capitals; None if it is none."""
    if BETWEEN not in typed:
        return None
    known = {one.casefold(): one for one in groups(collection)}
    return known.get(" ".join(typed.split()).casefold())


def names(collection: Collection, asked: str) -> list[int] | None:
    """Return the rows of all names in a group, None if it is none."""
    own = group(collection, asked)
    if own is None:
        return None
    rows = collection.rows(
        "SELECT names.id FROM json_each(?) AS asked JOIN entities "
        "ON entities.label = json_extract(asked.value, '$[0]') "
        "AND entities.key = json_extract(asked.value, '$[1]') "
        "JOIN names ON entity_id = entities.id WHERE hidden = 0 ORDER BY names.id",
        (json.dumps(groups(collection)[own]),),
    )
    return [number for (number,) in rows]


def numbers(collection: Collection) -> dict[int, Mapping[str, str]]:
    """Return what the list says of everybody on it, by the number of their entity."""
    known = coded(collection)
    asked = (
        "SELECT entities.id, label, entities.key FROM json_each(?) AS asked JOIN entities "
        "ON entities.label = json_extract(asked.value, '$[0]') "
        "AND entities.key = json_extract(asked.value, '$[1]') "
        "WHERE hidden = 0"
    )
    rows = collection.rows(asked, (json.dumps([list(one) for one in known]),)) if known else []
    return {number: known[label, key] for number, label, key in rows}


def add_columns(
    collection: Collection, rows: pd.DataFrame, *, by: str, day: str | None = None
) -> pd.DataFrame:
    """Return rows with the list's own columns, called list_…, by the column with names as they are shown.

    With a column of days, a role is that of the day (`watching.on_day`).
    """
    own = columns(collection)
    said = of_shown(collection, rows[by]) if own else []
    if own and day:
        on = [None if pd.isna(one) else one for one in rows[day]]
        said = [watching.on_day(cells, one) for cells, one in zip(said, on, strict=True)]
    return rows.assign(**{f"{PREFIX}{name}": [one.get(name, "") for one in said] for name in own})


def of_shown(collection: Collection, shown: Iterable[object]) -> list[dict[str, str]]:
    """Return what the list says of names as they are shown, {} where it says nothing."""
    known = numbers(collection)
    asked = "SELECT id, name FROM entities WHERE id IN (SELECT value FROM json_each(?)) AND hidden = 0"
    rows = collection.rows(asked, (json.dumps(list(known)),)) if known else []
    by_name = {name: dict(known[number]) for number, name in rows}
    return [by_name.get(str(name), {}) for name in shown]
