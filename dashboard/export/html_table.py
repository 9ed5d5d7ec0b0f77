"""A web page with one table: it needs nothing else, asks for nothing and runs nothing."""

from typing import Any, BinaryIO

from dashboard.export import column_types
from dashboard.export.form import Blocks
from dashboard.export.safe_text import link, markup

MARK = '<meta name="generator" content="Dateline">'
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
  body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color-scheme: light dark }
  table { border-collapse: collapse }
  th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #8886 }
  td { white-space: pre-wrap; overflow-wrap: break-word; min-width: 4rem; max-width: 32rem }
  th { position: sticky; top: 0; background: Canvas }
  .integer, .number { text-align: right; font-variant-numeric: tabular-nums }
  @media print { body { margin: 0; font-size: 9px } tr { break-inside: avoid } }
"""


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write rows as a table of a page that opens anywhere; every cell is text, addresses are links."""
    types: dict[str, column_types.Type] = {}
    for rows in blocks:
        if not types:
            types = column_types.of(rows, table)
            stream.write(_head(table or "rows", types).encode("utf-8"))
        for row in rows.itertuples(index=False, name=None):
            cells = (_cell(value, kind) for value, kind in zip(row, types.values(), strict=True))
            stream.write(f"<tr>{''.join(cells)}</tr>\n".encode())
    stream.write(b"</tbody>\n</table>\n</body>\n</html>\n")


def _head(table: str, types: dict[str, column_types.Type]) -> str:
    names = "".join(f'<th scope="col" class="{kind}">{markup(name)}</th>' for name, kind in types.items())
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{MARK}\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{markup(table)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n"
    )


def _cell(value: Any, kind: str) -> str:
    address = link(value)
    text = markup(value)
    inner = f'<a rel="noreferrer noopener" href="{markup(address)}">{text}</a>' if address else text
    return f'<td class="{kind}">{inner}</td>'
