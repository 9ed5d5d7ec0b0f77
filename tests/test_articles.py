"""The articles of tests/cases/articles: the seed fully right, the others above floors over all of them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashboard import contract, score
from dashboard.filters import SURE_ENOUGH, Filters
from dashboard.preprocess import extract_document
from dashboard.records import Document

CASES = Path(__file__).parent / "cases" / "articles"
FLOORS = json.loads((Path(__file__).parent / "floors-articles.json").read_text(encoding="utf-8"))
Row = dict[str, Any]


@cache
def pair(name: str, *, dated: bool = True) -> tuple[Row, Row]:
    """Return an article's gold and what is found in it."""
    gold = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    gold["text"] = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    given = {"id": gold["id"], "text": gold["text"]} | ({"published": gold["published"]} if dated else {})
    return gold, contract.row(extract_document(contract.document(json.dumps(given))))


def seed(*, dated: bool = True) -> tuple[Row, Row]:
    return pair("kremlin-meeting", dated=dated)


@pytest.mark.slow
def test_seed_people_have_their_full_names() -> None:
    gold, found = seed()
    wanted = [(e["start"], e["end"], e["name"]) for e in gold["entities"] if e["label"] == "PERSON"]
    assert [(e["start"], e["end"], e["name"]) for e in found["entities"] if e["label"] == "PERSON"] == wanted


def test_seed_organisations_are_one_under_their_long_form() -> None:
    gold, found = seed()
    names = {(e["start"], e["end"]): e["name"] for e in found["entities"]}
    for entity in gold["entities"]:
        if entity["label"] == "ORG":
            assert names.get((entity["start"], entity["end"])) == entity["name"], entity["text"]


def said(row: Row) -> list[tuple[str, str, str | None]]:
    return [(q["text"], q["kind"], q["speaker"] and q["speaker"]["name"]) for q in row["quotes"]]


def test_seed_quotes_are_all_there_and_no_others() -> None:
    gold, found = seed()
    assert said(found) == said(gold)


def test_seed_he_is_guterres() -> None:
    _, found = seed()
    (quote,) = [q for q in found["quotes"] if q["speaker"] and q["speaker"]["text"] == "He"]
    assert (quote["speaker"]["name"], quote["cue"]["text"]) == ("Antonio Guterres", "further stated")


def test_seed_dates() -> None:
    gold, found = seed()
    wanted = [(d["start"], d["end"], d["type"], d["value"]) for d in gold["dates"]]
    assert [(d["start"], d["end"], d["type"], d["value"]) for d in found["dates"]] == wanted


@pytest.mark.slow
def test_seed_weekdays_stay_open_without_a_day_of_publication() -> None:
    _, found = seed(dated=False)
    values = {d["text"]: d["value"] for d in found["dates"]}
    assert (values["Tuesday"], values["Monday"], values["2014"]) == ("XXXX-WXX-2", "XXXX-WXX-1", "2014")


def test_seed_places_are_each_where_they_are() -> None:
    gold, found = seed()
    placed = {(p["start"], p["end"]): p for p in found["places"]}
    for place in gold["places"]:
        there = placed.get((place["start"], place["end"]))
        assert there is not None, place["text"]
        assert there["lat"] is not None, place["text"]
        assert score.distance_km(place, there) < 25 or there["geonameid"] == place["geonameid"], place["text"]


@pytest.mark.slow
@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_articles_stay_above_their_floors(measure: str) -> None:
    pairs = [pair(path.stem) for path in sorted(CASES.glob("*.json"))]
    tallies = score.score((gold for gold, _ in pairs), (found for _, found in pairs))
    assert tallies[measure].f1 >= FLOORS[measure] - 0.0005, tallies[measure]


def test_what_a_list_shows_at_first_is_above_its_floor() -> None:
    wanted = Filters().shown_first()

    def shown(found: Row) -> Row:
        return found | {
            "quotes": [
                row
                for row in found["quotes"]
                if row["saying"] in wanted.sayings and row["confidence"] * 100 >= SURE_ENOUGH
            ]
        }

    pairs = [pair(path.stem) for path in sorted(CASES.glob("*.json"))]
    tallies = score.score((gold for gold, _ in pairs), (shown(found) for _, found in pairs))
    assert tallies["quotes all e2e"].f1 >= 0.92


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_spans_are_the_text(path: Path) -> None:
    _, found = pair(path.stem)
    text = path.read_text(encoding="utf-8")
    rows = [row for kind in ("entities", "quotes", "dates", "places") for row in found[kind]]
    rows += [q[part] for q in found["quotes"] for part in ("speaker", "cue") if q[part]]
    assert rows
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)


@pytest.mark.slow
def test_same_text_same_findings_whatever_was_read_before() -> None:
    path = CASES / "kremlin-meeting.txt"
    document = Document("a", path.read_text(encoding="utf-8"))
    alone = contract.row(extract_document(document))
    for other in sorted(CASES.glob("*.txt"))[:3]:
        extract_document(Document("b", other.read_text(encoding="utf-8")))
    assert contract.row(extract_document(document)) == alone
