"""FollowTheMoney entities, read by followthemoney itself where it is installed (it needs ICU)."""

import io
import json
from typing import Any

import pytest

from dashboard import export
from tests.export import made

pytestmark = pytest.mark.tier2
followthemoney = pytest.importorskip("followthemoney")


def entities(table: str) -> list[Any]:
    stream = io.BytesIO()
    export.write("ftm", [made.frame(table)], stream, table=table)
    rows = [json.loads(line) for line in stream.getvalue().decode("utf-8").split("\n") if line]
    assert len({row["id"] for row in rows}) == len(rows)
    return [followthemoney.model.get_proxy(row, cleaned=False) for row in rows]


@pytest.mark.parametrize("table", ["quotes", "people", "documents"])
def test_every_entity_is_valid(table: str) -> None:
    for entity in entities(table):
        entity.schema.validate(entity.to_dict())


def test_a_note_has_its_article_and_its_speaker() -> None:
    found = {entity.id: entity for entity in entities("quotes")}
    notes = [entity for entity in found.values() if entity.schema.name == "Note"]
    # It drops joiners of emoji when it reads.
    assert [note.first("description") for note in notes] == [
        one.replace("\u200d", "") for one in made.AWKWARD
    ]
    for note in notes:
        assert found[note.first("proof")].schema.name == "Article"
        assert found[note.first("entity")].schema.name == "LegalEntity"


def test_a_speaker_and_a_person_of_one_name_are_one_entity() -> None:
    people = {entity.first("name"): entity for entity in entities("people")}
    assert {entity.schema.name for entity in people.values()} == {"Person"}
    assert all(entity.schema.is_a("LegalEntity") for entity in people.values())
