"""Names of the watch list in documents' texts: those that no reading found are added as mentions."""

import json
from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter

from dashboard.identity.compare import key
from dashboard.identity.decisions import entity_of
from dashboard.identity.watching import Forms, Watched
from dashboard.store.connections import Connection
from dashboard.store.writing import naming, rulings, splitting
from dashboard.store.writing.splitting import Spans
from dashboard.text.folding import fold_text

MARK = "watched"  # in given_rows: which of the rows are the list's
Found = tuple[int, int, Watched]
Row = tuple[int, int, str, str, int]  # start, end, text, name and its number
MENTIONS = (
    "SELECT start_char, end_char, text, name, name_id FROM mentions JOIN names ON names.id = name_id "
    "WHERE document_id = ? ORDER BY start_char"
)


def apply(connection: Connection, document_id: int) -> set[int]:
    """Add what the list has and the document's text says; return the names that were given to rows."""
    forms = rulings.watched(connection)
    if not forms.watched:
        return set()
    text, day = connection.execute(
        "SELECT text, day FROM document_texts JOIN documents ON id = document_id WHERE id = ?", (document_id,)
    ).fetchone()
    missing, otherwise = _missing(connection, document_id, text, forms)
    given: set[int] = set()
    for start, end, one in missing:
        name = naming.speaker(connection, one.target)
        own = (document_id, start, end)
        connection.execute(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, 0, NULL)", (name, day, *own, text[start:end])
        )
        connection.execute("INSERT INTO given_rows VALUES (?, 'mention', ?, ?, '', ?)", (*own, MARK))
        splitting.count_forms(connection, [(int(name or 0), text[start:end], 1)])
        given |= {int(name or 0)}
    for (start, end, words, _, old), one in otherwise:
        name = naming.speaker(connection, one.target)
        connection.execute(
            "UPDATE mentions SET name_id = ?, read_name_id = coalesce(read_name_id, name_id) "
            "WHERE name_id = ? AND day = ? AND document_id = ? AND start_char = ? AND end_char = ?",
            (name, old, day, document_id, start, end),
        )
        splitting.count_forms(connection, [(old, words, -1), (int(name or 0), words, 1)])
        given |= {int(name or 0)}
    return given


def documents(connection: Connection, targets: Iterable[str]) -> set[str]:
    """Return the documents, by their keys, whose rows change with what the list says of some names."""
    wanted = {entity_of(target) for target in targets}
    if not wanted:
        return set()
    forms = Forms(
        tuple(one for one in rulings.watched(connection).watched if entity_of(one.target) in wanted)
    )
    names = json.dumps([list(target.partition(":")[::2]) for target in sorted(set(targets))])
    found = {
        document
        for (document,) in connection.execute(
            "SELECT DISTINCT documents.key FROM json_each(?) AS asked JOIN names "
            "ON label = json_extract(asked.value, '$[0]') AND name = json_extract(asked.value, '$[1]') "
            "JOIN mentions ON name_id = names.id JOIN documents ON documents.id = document_id "
            "LEFT JOIN given_rows USING (document_id, start_char, end_char) "
            "WHERE was = ? OR read_name_id NOT NULL",
            (names, MARK),
        )
    }
    for number in sorted(_holding(connection, forms)):
        document, text = connection.execute(
            "SELECT key, text FROM documents JOIN document_texts ON document_id = id WHERE id = ?", (number,)
        ).fetchone()
        if document not in found and any(_missing(connection, number, text, forms)):
            found.add(document)
    return found


def _holding(connection: Connection, forms: Forms) -> set[int]:
    """Return the documents that have the words of a form, by the index of words."""
    found: set[int] = set()
    for form in {form for one in forms.watched for form in (one.name, *one.also)}:
        words = fold_text(form).replace('"', " ").strip()
        if words:
            rows = connection.execute(
                "SELECT rowid FROM documents_search WHERE documents_search MATCH ?", (f'text : "{words}"',)
            )
            found |= {row[0] for row in rows}
    return found


def _missing(
    connection: Connection, document_id: int, text: str, forms: Forms
) -> tuple[list[Found], list[tuple[Row, Watched]]]:
    """Return what no mention is of, and the mentions inside a form that stand for no fuller name.

    "The Palace" may have been read as “Palace”; “Johnson” that stands for Ron Johnson in its document stays.
    """
    found = list(forms.find(text))
    rows: list[Row] = connection.execute(MENTIONS, (document_id,)).fetchall() if found else []
    there = Spans((row[0], row[1]) for row in rows)
    missing = [one for one in found if not there.overlap(one[0], one[1])]
    otherwise = []
    for start, end, one in found:
        begun = bisect_left(rows, start, key=itemgetter(0))
        for row in rows[begun : bisect_left(rows, end, key=itemgetter(0))]:
            is_part = row[1] <= end and row[1] - row[0] < end - start
            if is_part and key(row[2]) == key(row[3]):
                otherwise.append((row, one))
    return missing, otherwise
