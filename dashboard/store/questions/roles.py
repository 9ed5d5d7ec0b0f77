"""Which titles and roles the texts give a person, and where."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import columns, where

COLUMNS = "role mentions documents first_published last_published"
MOST_ROLES = 5  # of one person in the list of people
MOST_LOOKED_UP = 20_000  # people; of more, all roles are read


def find(collection: Collection, name: str, filters: Filters) -> pd.DataFrame:
    """Return the roles of a person in the documents that fit, most frequent first.

    Columns: role, mentions, documents, first_published, last_published. "Mayor" and "mayor" are one role,
    shown as written most often.
    """
    fits = where.documents(collection, filters, key="documents.id", day="documents.day")
    rows = collection.rows(
        f"""
        SELECT role, roles.document_id, count(*), documents.day
        FROM entities CROSS JOIN names ON names.entity_id = entities.id
        CROSS JOIN roles ON roles.name_id = names.id CROSS JOIN documents ON documents.id = roles.document_id
        WHERE entities.name = ? AND entities.hidden = 0 AND {fits}
        GROUP BY role, roles.document_id
        """,
        (name, *fits.values),
    )
    written: dict[str, Counter[str]] = defaultdict(Counter)
    documents: dict[str, dict[int, int]] = defaultdict(dict)
    for role, document, mentions, day in rows:
        written[role.casefold()][role] += mentions
        documents[role.casefold()][document] = day
    joined = [
        (min(forms, key=lambda form: (-forms[form], form)), forms.total(), len(there), *_ends(there.values()))
        for forms, there in ((forms, documents[role]) for role, forms in written.items())
    ]
    found = columns.frame(sorted(joined, key=lambda row: (-row[1], row[0])), COLUMNS)
    return columns.with_days(found, "first_published", "last_published")


def _ends(days: Iterable[int]) -> tuple[int, int]:
    """Return the first and the last known day, 0 if there is none."""
    known = [day for day in days if day]
    return (min(known), max(known)) if known else (0, 0)


def sentences(collection: Collection, name: str, role: str, filters: Filters, *, limit: int) -> pd.DataFrame:
    """Return where a text gives a person a role, newest first.

    Columns: role, sentence, published, document, source, start, end, document_id.
    """
    fits = where.documents(collection, filters, key="documents.id", day="documents.day")
    rows = collection.rows(
        f"""
        SELECT role, NULL, documents.day, {columns.DOCUMENT},
          documents.source, start_char, end_char, documents.key, documents.id, sentence_start, sentence_end
        FROM entities CROSS JOIN names ON names.entity_id = entities.id
        CROSS JOIN roles ON roles.name_id = names.id CROSS JOIN documents ON documents.id = roles.document_id
        WHERE entities.name = ? AND entities.hidden = 0 AND {fits}
        ORDER BY documents.day DESC, documents.id, start_char
        """,
        (name, *fits.values),
    )
    asked = [row for row in rows if row[0].casefold() == role.casefold()][:limit]
    found = columns.frame(
        (row[:-3] for row in asked), "role sentence published document source start end document_id"
    )
    found["sentence"] = columns.sentences(collection, [row[-3:] for row in asked])
    return columns.with_days(found, "published")


def listed(collection: Collection, entities: Sequence[int]) -> dict[int, str]:
    """Return the roles of each entity in one text, most frequent first: "mayor of Riga; Mayor"."""
    chosen = ""
    if len(entities) <= MOST_LOOKED_UP:
        chosen = "WHERE names.entity_id IN (SELECT value FROM json_each(?))"
    rows = collection.rows(
        f"""
        SELECT names.entity_id, roles.role, count(*) AS times
        FROM names CROSS JOIN roles ON roles.name_id = names.id {chosen}
        GROUP BY names.entity_id, roles.role ORDER BY times DESC, roles.role
        """,
        (json.dumps(list(entities)),) if chosen else (),
    )
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for entity, role, _ in rows:
        found[entity].setdefault(role.casefold(), role)
    return {entity: "; ".join(list(own.values())[:MOST_ROLES]) for entity, own in found.items()}
