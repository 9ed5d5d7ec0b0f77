"""TimelineJS's JSON: an event for each quote, date or event whose day is known, grouped by source."""

import html
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from dashboard.export import rows
from dashboard.export.form import Blocks
from dashboard.export.safe_text import day, link, plain

MARK = '{"generator": "Dateline", "events": ['


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write each row with a known day as an event; what TimelineJS would read as HTML is escaped."""
    rows.write_list(stream, MARK, _events(blocks), "]}")


def _events(blocks: Blocks) -> Iterator[dict[str, Any]]:
    for row in rows.each(blocks):
        first = day(row["first"] if "first" in row else row["published"])
        if first is None:
            continue
        event: dict[str, Any] = {"unique_id": f"dateline-{rows.of_words(row)}", "start_date": _date(first)}
        last = day(row.get("last"))
        if last is not None and last > first:
            event["end_date"] = _date(last)
        event["text"] = {"headline": _shown(_headline(row)), "text": _told(row)}
        if source := plain(row.get("source")):
            event["group"] = source
        yield event


def _date(one: date) -> dict[str, str]:
    return {"year": str(one.year), "month": str(one.month), "day": str(one.day)}


def _headline(row: rows.Row) -> str:
    if "quote" in row:
        return plain(row["speaker"]) or plain(row["speaker_text"]) or "Speaker unknown"
    told = plain(row["event"]) or plain(row["text"])
    return f"{plain(row['place'])}: {told}" if plain(row.get("place")) else told


def _told(row: rows.Row) -> str:
    said = plain(row["quote"]) if "quote" in row else plain(row["sentence"])
    where = ", ".join(part for part in (plain(row["document"]), plain(row.get("source"))) if part)
    address = link(row.get("url"))
    shown = f'<a href="{html.escape(address)}">{_shown(where)}</a>' if address else _shown(where)
    return f"<p>{_shown(said)}</p><p>{shown}</p>"


def _shown(text: str) -> str:
    return html.escape(text)
