"""The rows of one document that corrections are about: check that their words still match; change them."""

from dashboard.identity import decisions
from dashboard.identity.decisions import RowTarget
from dashboard.store.connections import Connection

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

    def stand(self, row: RowTarget) -> bool:
        """Say whether the row's words are still where the decision says."""
        found = self._of(row.kind).get((row.start, row.end))
        return found is not None and decisions.digest(found[0][1]) == row.digest

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
