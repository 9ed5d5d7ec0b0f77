"""Why a name as written stands for the one it is shown under, and where."""

from dataclasses import dataclass

import pandas as pd

from dashboard.identity import reasons
from dashboard.identity.decisions import Rulings
from dashboard.store.collection import Collection
from dashboard.store.questions import columns
from dashboard.store.writing import rulings

COLUMNS = "variant mentions documents because name label is_joined is_apart"
NAMED = (
    "names.label, names.name, entities.label, entities.key, entities.name, entities.plain, "
    # A name that belongs to one document, "Smith (talks.txt)": only these are looked up.
    "names.name LIKE '%)' AND EXISTS (SELECT 1 FROM mentions AS parted "
    "WHERE parted.name_id = names.id AND parted.read_name_id NOT NULL)"
)
APART = "kept apart by hand; the page Corrections can take it back"


@dataclass(frozen=True)
class Join:
    """What is written, the name its document has for it, whom that stands for, and why.

    `is_joined`: the document's name stands for another across documents and can be kept apart everywhere;
    `is_apart`: it has been kept apart, in this document or everywhere.
    """

    written: str
    label: str
    name: str
    shown: str
    because: str
    is_joined: bool
    is_apart: bool = False


def of_person(collection: Collection, name: str) -> pd.DataFrame:
    """Return how someone is written in the texts, and why each spelling is taken to mean them.

    Columns: variant, mentions, documents, because, name (the documents' fullest name for it), label,
    is_joined, is_apart (as in Join).
    """
    ruled = rulings.of_names(collection.connection)
    rows = collection.rows(
        f"""
        SELECT forms.text, forms.mentions, (SELECT count(DISTINCT document_id) FROM mentions
          WHERE name_id = names.id AND text = forms.text), {NAMED}
        FROM entities JOIN names ON names.entity_id = entities.id JOIN forms ON forms.name_id = names.id
        WHERE entities.name = ? AND entities.hidden = 0 ORDER BY forms.mentions DESC, forms.text, names.name
        """,
        (name,),
    )
    joins = [_join(ruled, row[0], *row[3:]) for row in rows]
    return columns.frame(
        (
            (*row[:3], one.because, one.name, one.label, one.is_joined, one.is_apart)
            for row, one in zip(rows, joins, strict=True)
        ),
        COLUMNS,
    )


def documents(collection: Collection, person: str, *, variant: str, name: str, limit: int) -> pd.DataFrame:
    """Return the documents in which a spelling stands for someone, newest first, with a mention from each.

    Columns: title, document_id, row (of the first such mention, as corrections name it).
    """
    rows = collection.rows(
        f"""
        SELECT {columns.DOCUMENT}, documents.key,
          'mention:' || documents.id || '-' || min(start_char) || '-' || end_char
        FROM entities CROSS JOIN names ON names.entity_id = entities.id
        CROSS JOIN mentions ON mentions.name_id = names.id
        CROSS JOIN documents ON documents.id = mentions.document_id
        WHERE entities.name = ? AND entities.hidden = 0 AND names.name = ? AND mentions.text = ?
          AND mentions.hidden = 0
        GROUP BY documents.id ORDER BY documents.day DESC, documents.id LIMIT ?
        """,
        (person, name, variant, limit),
    )
    return columns.frame(rows, "title document_id row")


def of_mention(collection: Collection, row: str) -> Join | None:
    """Return the join of a mention, numbered as in the reader ("4-17-29"), or None if there is none."""
    document, start, end = (int(part) for part in row.split("-"))
    found = collection.rows(
        f"""
        SELECT mentions.text, {NAMED} FROM mentions JOIN names ON names.id = name_id
        JOIN entities ON entities.id = entity_id WHERE document_id = ? AND start_char = ? AND end_char = ?
        """,
        (document, start, end),
    )
    return _join(rulings.of_names(collection.connection), *found[0]) if found else None


def of_speaker(collection: Collection, quote_id: str) -> Join | None:
    """Return how the name of a quote's speaker is joined across documents, or None if it isn't.

    The quote itself says why the words of the text mean that name.
    """
    found = collection.rows(
        f"""
        SELECT names.name, {NAMED} FROM quotes JOIN names ON names.id = speaker_id
        JOIN entities ON entities.id = entity_id WHERE quotes.id = ? AND entities.hidden = 0
        """,
        (quote_id,),
    )
    join = _join(rulings.of_names(collection.connection), *found[0]) if found else None
    return join if join and join.because else None


def _join(
    ruled: Rulings,
    written: str,
    label: str,
    name: str,
    other: str,
    key: str,
    shown: str,
    plain: str,
    is_parted: int,
) -> Join:
    own = ruled.entity(label, name)
    is_apart = bool(is_parted) or (own in ruled.apart and own == (other, key))
    steps = [
        (written, name, APART if is_parted else reasons.within(written, name, label)),
        (name, shown, reasons.across(name, label, (other, key), ruled, shown=plain)),
    ]
    told = [f"“{one}” is {to}: {why}" for one, to, why in steps if why]
    if is_apart and not told:
        told = [f"“{name}” is {APART}"]
    return Join(written, label, name, shown, "; ".join(told), is_joined=name != plain, is_apart=is_apart)
