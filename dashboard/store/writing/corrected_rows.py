"""The rows of one document that corrections are about: check that their words still match; change them."""

from dataclasses import replace
from functools import cached_property

from dashboard.identity import decisions
from dashboard.identity.decisions import RowTarget
from dashboard.records import TextQuoteSelector
from dashboard.store.connections import Connection
from dashboard.text import selector

# Kind of row → its table, the column with its words, and the one that numbers it, if there is one.
TABLES = {
    "quote": ("quotes", "quote", "id"),
    "mention": ("mentions", "text", "0"),
    "place": ("place_mentions", "text", "0"),
    "date": ("dates", "text", "id"),
}


class CorrectedRows:
    """A document's rows by kind and span, read once even for a thousand corrections of one document."""

    def __init__(self, connection: Connection, document_id: int) -> None:
        self._connection = connection
        self._document = document_id
        self._rows: dict[str, dict[tuple[int, int], list[tuple[int, str]]]] = {}
        self._spans: dict[str, dict[str, list[tuple[int, int]]]] = {}  # by kind and digest

    def stand(self, row: RowTarget) -> bool:
        """Say whether the row's words are still where the decision says."""
        found = self._of(row.kind).get((row.start, row.end))
        return found is not None and decisions.digest(found[0][1]) == row.digest

    def find(self, row: RowTarget) -> RowTarget | None:
        """Return where the row's words are now, or None if they are gone or it isn't sure which they are.

        After another text took the document's place, the words are those that stand there once; among
        several those with the most of the words around them in the text that the decision was made on.
        """
        if self.stand(row):
            return row
        same = self._with_words(row)
        if len(same) > 1:
            same = self._as_around(row, same)
        return replace(row, start=same[0][0], end=same[0][1]) if len(same) == 1 else None

    def _with_words(self, row: RowTarget) -> list[tuple[int, int]]:
        if row.kind not in self._spans:
            spans: dict[str, list[tuple[int, int]]] = {}
            for span, found in self._of(row.kind).items():
                spans.setdefault(decisions.digest(found[0][1]), []).append(span)
            self._spans[row.kind] = spans
        return self._spans[row.kind].get(row.digest, [])

    def _as_around(self, row: RowTarget, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return those of the spans that have most in common with what was around the row."""
        words = self.words_of(row)
        if words is None:
            return []
        common = [selector.in_common(words, self.text, start) for start, _ in spans]
        return [span for span, many in zip(spans, common, strict=True) if many and many == max(common)]

    def place(self, row: RowTarget) -> RowTarget | None:
        """Return where the text has a row's words now, whether a row is there or not, or None.

        Among several places it is the one with the most of the words around them, if there is one.
        """
        if decisions.digest(self.text[row.start : row.end]) == row.digest and row.start < row.end:
            return row
        words = self.words_of(row)
        starts = selector.places(words, self.text) if words else []
        if words and len(starts) > 1:
            common = [selector.in_common(words, self.text, start) for start in starts]
            starts = [one for one, many in zip(starts, common, strict=True) if many == max(common)]
        if words is None or len(starts) != 1:
            return None
        return replace(row, start=starts[0], end=starts[0] + len(words.exact))

    def put(self, row: RowTarget, text: str, number: int) -> None:
        """Take note of a row that was added, so that later decisions find it."""
        self._of(row.kind).setdefault((row.start, row.end), []).append((number, text))
        self._spans.pop(row.kind, None)

    def words_of(self, row: RowTarget) -> TextQuoteSelector | None:
        """Return the words that a decision is about, from itself or the text that it was made on."""
        if row.words is not None:
            return row.words
        texts = (text for text in self._earlier if decisions.digest(text[row.start : row.end]) == row.digest)
        was = next(texts, None)
        return None if was is None else selector.select(was, row.start, row.end)

    def at(self, kind: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the first row of a kind that shares a character with [start, end), or None."""
        there = (one for one in sorted(self._of(kind)) if one[0] < max(end, start + 1) and start < one[1])
        return next(there, None)

    @cached_property
    def text(self) -> str:
        """The document's text."""
        asked = "SELECT text FROM document_texts WHERE document_id = ?"
        return str(self._connection.execute(asked, (self._document,)).fetchone()[0])

    @cached_property
    def _earlier(self) -> list[str]:
        """The document's earlier texts, newest first."""
        asked = (
            "SELECT text FROM earlier_texts WHERE key = (SELECT key FROM documents WHERE id = ?) "
            "ORDER BY id DESC"
        )
        return [text for (text,) in self._connection.execute(asked, (self._document,))]

    def set(self, kind: str, row: RowTarget, change: str, *values: object) -> None:
        """Change the rows of a kind at a row's span."""
        table, _, number = TABLES[kind]
        if number == "id":
            ids = [(*values, one) for one, _ in self._of(kind).get((row.start, row.end), ())]
            self._connection.executemany(f"UPDATE {table} SET {change} WHERE id = ?", ids)
        else:
            self._connection.execute(
                f"UPDATE {table} SET {change} WHERE document_id = ? AND start_char = ? AND end_char = ?",
                (*values, self._document, row.start, row.end),
            )

    def _of(self, kind: str) -> dict[tuple[int, int], list[tuple[int, str]]]:
        if kind not in self._rows:
            table, words, number = TABLES[kind]
            asked = f"SELECT start_char, end_char, {number}, {words} FROM {table} WHERE document_id = ?"
            found: dict[tuple[int, int], list[tuple[int, str]]] = {}
            for start, end, one, text in self._connection.execute(asked, (self._document,)):
                found.setdefault((start, end), []).append((one, text))
            self._rows[kind] = found
        return self._rows[kind]
