"""W3C Web Annotation (JSON-LD): each quote selected in its article by its words and by its position."""

from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote as percent

from dashboard.export import rows
from dashboard.export.form import Blocks
from dashboard.export.safe_text import link, plain

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 40  # characters before and after
MARK = "urn:dateline:annotation:"


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write each quote as an annotation with TextQuoteSelector and TextPositionSelector, as Recogito reads.

    Positions count characters of the document's text. The source is the article's address, or one made of
    its document_id where it has none.
    """
    rows.write_list(stream, "[", _annotations(blocks), "]")


def _annotations(blocks: Blocks) -> Iterator[dict[str, Any]]:
    for row in rows.each(blocks):
        source = link(row["url"]) or f"urn:dateline:{percent(plain(row['document_id']), safe='')}"
        start, end = int(row["start"]), int(row["end"])
        yield {
            "@context": CONTEXT,
            "id": f"{MARK}{rows.of_words(row)}",
            "type": "Annotation",
            "body": list(_bodies(row)),
            "target": {
                "source": source,
                "selector": [
                    {"type": "TextQuoteSelector", **_words(row, start, end)},
                    {"type": "TextPositionSelector", "start": start, "end": end},
                ],
            },
        }


def _bodies(row: rows.Row) -> Iterator[dict[str, str]]:
    yield {"type": "TextualBody", "purpose": "classifying", "value": f"quote ({plain(row['kind'])})"}
    if speaker := plain(row["speaker"]) or plain(row["speaker_text"]):
        yield {"type": "TextualBody", "purpose": "identifying", "value": speaker}
    yield {"type": "TextualBody", "purpose": "commenting", "value": plain(row["because"])}


def _words(row: rows.Row, start: int, end: int) -> dict[str, str]:
    """Return the words of the article from `start` to `end` and what is around them, cut from the context."""
    text, at = plain(row["context"]), int(row["context_start"])
    first, last = start - at, end - at
    return {
        "exact": text[first:last],
        "prefix": text[max(first - AROUND, 0) : first],
        "suffix": text[last : last + AROUND],
    }
