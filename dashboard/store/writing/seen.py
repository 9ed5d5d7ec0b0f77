"""Check that what a correction is about is still as it was shown; if it moved, find it (re-anchoring).

All this happens inside the transaction that writes the correction, so nothing changes in between.
"""

from typing import Never

from dashboard.errors import UsageError
from dashboard.identity import decisions
from dashboard.records import Decision, Seen
from dashboard.store.connections import Connection
from dashboard.store.writing import rulings
from dashboard.text import selector

CURE = "The page now shows it as it is."
NOUNS = {"quote": "quote", "mention": "name", "place": "place", "date": "date"}
# For each kind: where rows with the same words are, whether they are hidden, and what is shown of them.
ROWS = {
    "quote": "SELECT start_char, quotes.hidden, coalesce(entities.name, '') FROM quotes "
    "LEFT JOIN names ON names.id = speaker_id LEFT JOIN entities ON entities.id = names.entity_id "
    "AND entities.hidden = 0 WHERE document_id = ? AND quote = ?",
    "mention": "SELECT start_char, mentions.hidden OR entities.hidden, entities.name FROM mentions "
    "JOIN names ON names.id = name_id JOIN entities ON entities.id = names.entity_id "
    "WHERE document_id = ? AND text = ?",
    "place": "SELECT start_char, place_mentions.hidden OR places.hidden, "
    "place || iif(country = '', '', ', ' || country) FROM place_mentions "
    "JOIN places ON places.id = place_id WHERE document_id = ? AND text = ?",
    "date": "SELECT start_char, hidden, value FROM dates WHERE document_id = ? AND text = ?",
}


def target(connection: Connection, seen: Seen, *, act: str = "") -> str:
    """Return the lasting form of what was seen, or say what has become of it since the page was shown.

    What is to be added (`act`) is only words, which no row need have.
    """
    if act == "add":
        return _words(connection, seen)
    return _name(connection, seen) if seen.kind == "name" else _row(connection, seen)


def refuse_other_document(connection: Connection, seen: Seen) -> None:
    """Raise UsageError if a document is gone or has been replaced by different content."""
    found = connection.execute("SELECT sha256 FROM documents WHERE key = ?", (seen.at.document,)).fetchone()
    if found is None:
        _refuse("This document was removed since this page was drawn.")
    if found[0] != seen.shown:
        _refuse("This document was replaced since this page was drawn.")


def refuse_other_decision(connection: Connection, drawn: Decision, *, undone: bool = False) -> None:
    """Raise UsageError if a decision isn't in force (or not `undone`), or another one has its number."""
    found = next((one for one in rulings.listed(connection) if one.id == drawn.id), None)
    if found is None or (found.when, found.act, found.target, found.value) != (
        drawn.when, drawn.act, drawn.target, drawn.value
    ):  # fmt: skip
        _refuse("This correction is no longer in the list: another collection took its place.")
    if found.undone and not undone:
        _refuse("This correction was taken back already since this page was drawn.")
    if undone and not found.undone:
        _refuse("This correction is in force again since this page was drawn.")


def _words(connection: Connection, seen: Seen) -> str:
    _, text = _document(connection, seen, "selection")
    standing = [start for start in selector.places(seen.at, text) if selector.stands_at(seen.at, text, start)]
    same = [start for start in standing if start == seen.at.start] or standing
    if len(same) != 1:
        _refuse("These words are no longer there: their document was changed since this page was drawn.")
    end = same[0] + len(seen.at.exact)
    return decisions.row_target(seen.kind, same[0], end, seen.at.exact, document=seen.at.document)


def _document(connection: Connection, seen: Seen, what: str) -> tuple[int, str]:
    """Return the row and the text of the document in which something was seen."""
    document: tuple[int, str] | None = connection.execute(
        "SELECT id, text FROM documents JOIN document_texts ON document_id = id WHERE key = ?",
        (seen.at.document,),
    ).fetchone()
    if document is None:
        _refuse(f"This {what} is no longer there: its document was removed since this page was drawn.")
    return document


def _row(connection: Connection, seen: Seen) -> str:
    what = NOUNS[seen.kind]
    number, text = _document(connection, seen, what)
    rows = connection.execute(ROWS[seen.kind], (number, seen.at.exact)).fetchall()
    standing = [row for row in rows if selector.stands_at(seen.at, text, row[0])]
    same = [row for row in standing if row[0] == seen.at.start] or standing
    if not same:
        _refuse(f"This {what} is no longer there: its document was changed since this page was drawn.")
    if len(same) > 1:
        _refuse(
            f"This {what} stands in {len(same)} places of its document, "
            "which was changed since this page was drawn."
        )
    start, is_hidden, shown = same[0]
    if is_hidden:
        _refuse(f"This {what} was hidden since this page was drawn.")
    if shown != seen.shown:
        _refuse(_said_of(seen, shown))
    end = start + len(seen.at.exact)
    return decisions.row_target(seen.kind, start, end, seen.at.exact, document=seen.at.document)


def _said_of(seen: Seen, shown: str) -> str:
    if seen.kind == "quote":
        return f"This quote has another speaker now: {shown}." if shown else "This quote has no speaker now."
    if seen.kind == "date":
        return f"This date is read in another way now: {shown}."
    return f"“{seen.at.exact}” stands for {shown} now, not for {seen.shown}."


def _name(connection: Connection, seen: Seen) -> str:
    known = connection.execute(
        "SELECT hidden, name FROM entities WHERE label = ? AND plain = ? ORDER BY name = ? DESC, hidden",
        (seen.label, seen.at.exact, seen.shown),
    ).fetchone() or _became(connection, seen)
    if known is None:
        _refuse(f"Nobody is called “{seen.shown}” here any more.")
    is_hidden, name = known
    if is_hidden:
        _refuse(f"The name “{seen.shown}” was hidden since this page was drawn.")
    if name != seen.shown:
        _refuse(f"“{seen.shown}” is called “{name}” now.")
    return decisions.name_target(seen.label, seen.at.exact)


def _became(connection: Connection, seen: Seen) -> tuple[int, str] | None:
    """Return whether a name that was joined or renamed is hidden, and how it is shown now."""
    row: tuple[int, str] | None = connection.execute(
        "SELECT hidden, entities.name FROM names JOIN entities ON entities.id = entity_id "
        "WHERE names.label = ? AND names.name = ?",
        (seen.label, seen.at.exact),
    ).fetchone()
    if row is None:
        ruled = rulings.of_names(connection)
        row = connection.execute(
            "SELECT hidden, name FROM entities WHERE label = ? AND key = ?",
            ruled.resolve(ruled.entity(seen.label, seen.at.exact)),
        ).fetchone()
    return row


def _refuse(what: str) -> Never:
    raise UsageError(f"{what} {CURE}")
