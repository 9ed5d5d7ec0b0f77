"""What is found in documents as flat tables, for those who run Dateline inside Spark, Ray or pandas."""

from collections.abc import Iterable

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.shards import form

# The tables, and in which of the lists of an extraction their rows are.
LISTS = ("entities", "quotes", "dates", "places", "sentences", "references", "roles")
TABLES = ("documents", *LISTS, "problems")
KEY = "document_id"


def in_pandas(rows: Iterable[form.Row]) -> dict[str, pd.DataFrame]:
    """Return `tables` as frames of pandas, with numbers that may be missing as Int64."""
    kinds = {pa.int64(): pd.Int64Dtype()}
    return {name: one.to_pandas(types_mapper=kinds.get) for name, one in tables(rows).items()}


def tables(rows: Iterable[form.Row]) -> dict[str, pa.Table]:
    """Return a table of each kind, with the document's id in `document_id`; each has all its columns.

    A record inside another is several columns: a quote's speaker is `speaker_start`, `speaker_name` and so
    on, which are null if there is none.
    """
    shard = form.table(rows)
    document, extraction, problem = (one.combine_chunks() for one in shard.columns)
    ids = pc.struct_field(document, "id")
    read = pc.is_valid(extraction)
    found = {"documents": _flat(document)}
    for name in LISTS:
        found[name] = _listed(pc.filter(ids, read), pc.struct_field(pc.filter(extraction, read), name))
    failed = pc.is_valid(problem)
    found["problems"] = _keyed(pc.filter(ids, failed), pc.filter(problem, failed))
    return found


def _listed(ids: pa.Array, lists: pa.Array) -> pa.Table:
    """Return the items of lists, each with the id of its document."""
    return _keyed(pc.take(ids, pc.list_parent_indices(lists)), pc.list_flatten(lists))


def _keyed(ids: pa.Array, records: pa.Array) -> pa.Table:
    return _flat(records).add_column(0, KEY, ids)


def _flat(records: pa.Array) -> pa.Table:
    """Return records as columns; those inside another have its name before theirs."""
    flat = pa.Table.from_arrays(records.flatten(), schema=pa.schema(list(records.type)))
    while any(pa.types.is_struct(one.type) for one in flat.schema):
        flat = flat.flatten()
    names = [KEY if name == "id" else name.replace(".", "_") for name in flat.column_names]
    return flat.rename_columns(names)
