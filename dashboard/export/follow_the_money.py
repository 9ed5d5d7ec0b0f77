"""FollowTheMoney entities for OpenAleph: articles, who is quoted in them, and what each said as a note."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from dashboard.export import rows
from dashboard.export.form import Blocks
from dashboard.export.safe_text import link, plain

SCHEMAS = {"PERSON": "Person", "ORG": "Organization"}
OTHERWISE = "LegalEntity"  # somebody who speaks; FollowTheMoney takes it together with a Person of this id
Entity = dict[str, Any]
MARK = '"id": "dateline-'


def write(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write one entity a line; an article or a speaker comes once, before the notes that name it."""
    written: set[str] = set()
    for row in rows.each(blocks):
        for entity in _entities(row):
            if entity["id"] not in written:
                written.add(entity["id"])
                stream.write(f"{rows.dump(entity)}\n".encode())


def _entities(row: rows.Row) -> Iterator[Entity]:
    if "quote" in row:
        yield from _of_quote(row)
    elif "label" in row:
        names = {"name": row["name"], "alias": plain(row["variants"]).split("; "), "position": row["roles"]}
        schema = SCHEMAS.get(plain(row["label"]), OTHERWISE)
        if schema != "Person":
            del names["position"]
        yield _entity(_of_name(row["name"]), schema, **names)
    else:
        yield _article(row)


def _of_quote(row: rows.Row) -> Iterator[Entity]:
    article = _article(row)
    yield article
    speaker = plain(row["speaker"])
    if speaker:
        yield _entity(_of_name(speaker), OTHERWISE, name=speaker, proof=article["id"])
    yield _entity(
        f"dateline-note-{rows.of_words(row)}",
        "Note",
        name=f"{speaker or plain(row['speaker_text']) or 'Somebody'}, {row['kind']} quote",
        description=row["quote"],
        entity=_of_name(speaker) if speaker else "",
        proof=article["id"],
        publisher=row["source"],
        sourceUrl=link(row["url"]),
        notes=f"Characters {row['start']} to {row['end']}. {plain(row['sentence'])}",
    )


def _article(row: rows.Row) -> Entity:
    return _entity(
        f"dateline-article-{rows.identity(plain(row['document_id']))}",
        "Article",
        title=row["title"] if "title" in row else row["document"],
        author=row["author"],
        publisher=row["source"],
        publishedAt=plain(row["published"]),
        sourceUrl=link(row["url"]),
    )


def _of_name(name: object) -> str:
    return f"dateline-name-{rows.identity(plain(name))}"


def _entity(number: str, schema: str, **properties: Any) -> Entity:
    known = {}
    for name, value in properties.items():
        values = [one for one in (value if isinstance(value, list) else [plain(value)]) if one]
        if values:
            known[name] = values
    return {"id": number, "schema": schema, "properties": known}
