"""Turn what a correction is about from what the screen shows into text that survives a new extraction."""

import re
from typing import cast

from dashboard.errors import CollectionError
from dashboard.identity import acts, compare, decisions, given_days
from dashboard.identity.acts import Form
from dashboard.question import given_period
from dashboard.records import Act, Decision, Seen, TextQuoteSelector
from dashboard.store.connections import Connection
from dashboard.store.writing import changed_rows, seen
from dashboard.store.writing.given_rows import GIVEN
from dashboard.text import guards, selector
from dashboard.text.folding import fold, tidy

# How the screen names a row: "12" or "quote:12", "date:3", or by document, start and end "mention:4-17-29".
BY_NUMBER = re.compile(r"(?:(quote|date):)?(\d{1,18})", re.ASCII)
BY_SPAN = re.compile(r"(mention|place):(\d{1,18})-(\d{1,18})-(\d{1,18})", re.ASCII)


Wanted = tuple[str, str | Seen, str | Seen]  # an act, what it is about and what it gives


def made(
    connection: Connection, act: str, target: str | Seen, value: str | Seen, *, by: str = ""
) -> Decision:
    """Return a decision in its lasting form, or say what is wrong with it, or what has changed meanwhile."""
    target = seen.target(connection, target, act=act) if isinstance(target, Seen) else target
    value = seen.target(connection, value) if isinstance(value, Seen) else value
    target, value = complete(connection, act, target, value)
    return Decision(0, "", cast(Act, act), target, value, by=by, words=words(connection, target))


def complete(connection: Connection, act: str, target: str, value: str) -> tuple[str, str]:
    """Return a decision's target and value in their lasting form, or say what is wrong with them."""
    form = next((form for name, form in acts.FORMS.items() if name == act), None)
    if form is None:
        raise CollectionError(f"There is no correction {act!r}. Possible: {', '.join(acts.FORMS)}.")
    if act == "watch":
        return _watched(form, tidy(guards.clean(target)).strip(), guards.clean(value))
    if act == "dismiss":
        return _dismissed(guards.clean(target).strip(), guards.clean(value).strip())
    if act in GIVEN:
        return _given(connection, form, guards.clean(target), guards.clean(value).replace("\0", "").strip())
    if act in changed_rows.CHANGES or form.about == "marks":
        given = guards.clean(value).replace("\0", "").strip()
        if act == "redate" and (period := given_period.read(given)):
            given = given_days.written(*period)
        return _row_or_name(connection, form, guards.clean(target).strip(), given)
    if act == "split":
        return _split(connection, guards.clean(target).strip(), guards.clean(value).strip())
    whole = _target(connection, guards.clean(target).strip(), rows=act in {"hide", "respeak"})
    value = tidy(guards.clean(value).replace("\0", "").strip())
    row = decisions.row_of(whole)
    if act == "respeak":
        if row is None or row.kind != "quote":
            raise CollectionError(f"Only a quote can get another speaker; {target!r} is none. Pick a quote.")
        return whole, (_name(connection, value) or f"PERSON:{value}") if value else ""
    if act == "hide":
        return whole, ""
    if decisions.entity_of(whole) is None:
        raise CollectionError(f"Only a name can be renamed or merged; {target!r} is none. Pick a name.")
    if not value:
        raise CollectionError(f"The name for {target!r} is empty. Write a name.")
    label = whole.partition(":")[0]
    if act == "merge":
        return whole, _name(connection, value) or decisions.name_target(label, value)
    return whole, value if decisions.entity_of(value) else decisions.name_target(label, value)


def _watched(form: Form, target: str, value: str) -> tuple[str, str]:
    """Return a name of the watch list, which need not be in any text, and what the list says of it."""
    if decisions.entity_of(target) is None:
        raise CollectionError(
            f"{target[:120]!r} is no name with its label. Write it so: PERSON:Ilze Kalnina."
        )
    if not form.fits(value, target):
        raise CollectionError(f"“{form.word}” can't be {value[:120]!r}. {form.wanted}")
    return target, value


def words(connection: Connection, target: str) -> TextQuoteSelector | None:
    """Return the words that a decision is about, with some around them, as its document has them."""
    row = decisions.row_of(target)
    text = (
        row
        and connection.execute(
            "SELECT text FROM document_texts JOIN documents ON id = document_id WHERE key = ?",
            (row.document,),
        ).fetchone()
    )
    if (
        not row
        or not text
        or row.start >= row.end
        or decisions.digest(text[0][row.start : row.end]) != row.digest
    ):
        return None
    found = selector.select(text[0], row.start, row.end)
    return TextQuoteSelector(found.exact, found.prefix, found.suffix)


def _dismissed(target: str, value: str) -> tuple[str, str]:
    """Return a target in its lasting form, and the word of the list that asked about it."""
    is_place = acts.PLACE.fullmatch(target) is not None
    if not is_place and decisions.row_of(target) is None and decisions.entity_of(target) is None:
        raise CollectionError(f"Only a row or a name can be dismissed; {target!r} is none. Pick a row.")
    if not value:
        raise CollectionError(f"Nothing asked about {target!r}. Write the word of the list that did.")
    return target, value


def _row_or_name(connection: Connection, form: Form, target: str, value: str) -> tuple[str, str]:
    """Return a row, or a name, that an act of the table is about, and its value."""
    whole = _row(connection, target) or _name(connection, target)
    if not any(one.fullmatch(whole) for one in form.targets):
        raise CollectionError(f"“{form.word}” can't be said of {target!r}. Pick a row that it fits.")
    if not form.fits(value, whole):
        raise CollectionError(f"“{form.word}” can't be {value[:120]!r}. {form.wanted}")
    return whole, value


def _given(connection: Connection, form: Form, target: str, value: str) -> tuple[str, str]:
    """Return a row that is there or whose words are, and the name, speaker, days or place given to it."""
    whole = _row(connection, target.strip()) or target
    kind = whole.partition(" ")[0]
    if kind == "quote" and value:
        value = _name(connection, tidy(value)) or f"PERSON:{tidy(value)}"
    elif kind == "mention":
        value = tidy(value)
    elif kind == "date" and (period := given_period.read(value)):
        value = given_days.written(*period)
    whole, value = _row_or_name(connection, form, whole, value)
    if form is acts.FORMS["add"] and words(connection, whole) is None:
        raise CollectionError(f"The words of {whole[:120]!r} are not in that document. Select them again.")
    return whole, value


def _split(connection: Connection, target: str, value: str) -> tuple[str, str]:
    """Return a mention, or a name as documents have it, and the name it is kept apart from."""
    if row := _row(connection, target):
        return row, _split_from(connection, target, row)
    match = acts.NAME.fullmatch(target)
    rows = connection.execute(
        "SELECT names.label, names.name, entities.name, entities.label, entities.plain "
        "FROM names JOIN entities ON entities.id = entity_id WHERE names.name = ? ORDER BY 1, 2",
        (match[2] if match else target,),
    ).fetchall()
    rows = [row for row in rows if match is None or row[0] == match[1]]
    if not rows:
        raise CollectionError(f"No document calls anyone {target!r}. Pick a name as it is written.")
    joined = [row for row in rows if row[1] != row[4] and value in ("", row[2], f"{row[3]}:{row[4]}")]
    if not joined:
        raise CollectionError(f"{target!r} is not joined with {value or 'another name'}: nothing to split.")
    label, name, _, other, plain = joined[0]
    return decisions.name_target(label, name), decisions.name_target(other, plain)


def _split_from(connection: Connection, target: str, row: str) -> str:
    """Return whom a mention stands for; other rows are refused."""
    found = decisions.row_of(row)
    if found is None or found.kind != "mention":
        raise CollectionError(f"Only a name can be kept apart; {target!r} is none. Pick a name.")
    names = connection.execute(
        "SELECT entities.label, entities.plain FROM mentions JOIN documents ON documents.id = document_id "
        "JOIN names ON names.id = name_id JOIN entities ON entities.id = entity_id "
        "WHERE documents.key = ? AND start_char = ? AND end_char = ?",
        (found.document, found.start, found.end),
    ).fetchall()
    return decisions.name_target(*names[0]) if names else ""


def _target(connection: Connection, target: str, *, rows: bool) -> str:
    name = _name(connection, target)
    if rows and _is_of_a_place(connection, name) and (place := _place(connection, target)):
        return place
    found = (rows and _row(connection, target)) or name or _place(connection, target)
    if not found:
        raise CollectionError(f"Nothing in this collection is called {target!r}. Pick a name or a row.")
    return found


def _row(connection: Connection, target: str) -> str:
    if decisions.row_of(target):
        return target
    if match := BY_NUMBER.fullmatch(target):
        kind = match[1] or "quote"
        words = {"quote": "quote", "date": "text"}[kind]
        row = connection.execute(
            f"SELECT start_char, end_char, {words}, documents.key FROM {kind}s AS found "
            "JOIN documents ON documents.id = document_id WHERE found.id = ?",
            (int(match[2]),),
        ).fetchone()
        return decisions.row_target(kind, *row[:3], document=row[3]) if row else ""
    if match := BY_SPAN.fullmatch(target):
        table = {"mention": "mentions", "place": "place_mentions"}[match[1]]
        row = connection.execute(
            f"SELECT start_char, end_char, text, documents.key FROM {table} "
            "JOIN documents ON documents.id = document_id "
            "WHERE document_id = ? AND start_char = ? AND end_char = ?",
            (int(match[2]), int(match[3]), int(match[4])),
        ).fetchone()
        return decisions.row_target(match[1], *row[:3], document=row[3]) if row else ""
    return ""


def _name(connection: Connection, target: str) -> str:
    """Return a shown name with its label; people come before organisations of the same name."""
    if decisions.entity_of(target):
        return target
    row = connection.execute(
        "SELECT label, plain FROM entities WHERE name = ? ORDER BY hidden, label = 'PERSON' DESC, label",
        (target,),
    ).fetchone()
    if row is None:
        row = _spelt_otherwise(connection, target)
    return decisions.name_target(*row) if row else ""


def _spelt_otherwise(connection: Connection, target: str) -> tuple[str, str] | None:
    """Return the label and name of whoever has this name in another spelling."""
    rows = connection.execute(
        "SELECT label, plain, name FROM entities WHERE key = ? "
        "ORDER BY hidden, label = 'PERSON' DESC, quotes + mentions DESC, label",
        (compare.key(target),),
    )
    return next((row[:2] for row in rows if fold(row[2]) == fold(target)), None)


def _is_of_a_place(connection: Connection, name: str) -> bool:
    """Say whether a name is only a place's: nobody is quoted under it, so People doesn't list it."""
    entity = decisions.entity_of(name)
    if entity is None or entity[0] not in {"GPE", "LOC", "FAC"}:
        return False
    asked = "SELECT 1 FROM entities WHERE label = ? AND key = ? AND quotes > 0"
    return connection.execute(asked, entity).fetchone() is None


def _place(connection: Connection, target: str) -> str:
    if acts.PLACE.fullmatch(target):
        return target
    row = connection.execute(
        "SELECT key FROM places WHERE place = ? ORDER BY lat IS NULL", (target,)
    ).fetchone()
    return f"PLACE:{row[0]}" if row else ""
