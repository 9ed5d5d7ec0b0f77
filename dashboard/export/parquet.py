"""Parquet for pandas, R, DuckDB and Spark: typed columns, block by block, unknown values null."""

from collections.abc import Sequence
from typing import Any, BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.export import column_types
from dashboard.export.form import Blocks
from dashboard.export.safe_text import plain

TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "day": pa.date32()}
END = 1_000_000  # bytes of a file's end in which its description lies
MARK = "made by Dateline"


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write rows as Parquet, in the types of data/columns.tsv; a block is a row group."""
    writer: pq.ParquetWriter | None = None
    try:
        for rows in blocks:
            if writer is None:
                schema = _schema(rows, table)
                writer = pq.ParquetWriter(stream, schema, compression="zstd")
            arrays = [_array(rows[field.name], field.type) for field in schema]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    finally:
        # Also where the writing is stopped: left open, it would write into a stream that is closed by then.
        if writer is not None:
            writer.close()


def is_earlier(file: BinaryIO, columns: Sequence[str]) -> bool:
    """Say by the description at a file's end whether `write` wrote it with these columns."""
    file.seek(max(file.seek(0, 2) - END, 0))
    described = file.read()
    return f"{MARK}: {' '.join(columns)}".encode() in described


def _schema(rows: pd.DataFrame, table: str) -> Any:
    types = column_types.of(rows, table)
    fields = [pa.field(name, TYPES[kind]) for name, kind in types.items()]
    return pa.schema(fields, metadata={"about": f"{MARK}: {' '.join(types)}"})


def _array(cells: "pd.Series[Any]", kind: Any) -> Any:
    values = [None if plain(one) == "" and not isinstance(one, str) else one for one in cells]
    if pa.types.is_string(kind):
        values = [one if one is None or isinstance(one, str) else plain(one) for one in values]
    return pa.array(values, type=kind)
