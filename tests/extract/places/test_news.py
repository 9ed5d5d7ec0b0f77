"""News of many countries in plain sentences: each name stands in the right country, and at its point."""

import csv
import re
from pathlib import Path

import pytest

from dashboard.extract.places import find_places
from dashboard.extract.places.lists import kept
from dashboard.records import Label, Mention, Place

CASES = Path(__file__).parent / "cases" / "news.tsv"
DEGREES = 1.5


def rows() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        table = (line for line in lines if not line.startswith("#"))
        found = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"], row["places"]) for row in found]


def given(text: str, names: list[str]) -> list[Mention]:
    """Return the names as the model would give them."""
    mentions = []
    for name in names:
        label: Label = "NORP" if kept().find_demonym(name) and not kept().find(name) else "GPE"
        spots = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        mentions += [Mention(spot.start(), spot.end(), name, label) for spot in spots]
    longest = sorted(mentions, key=lambda one: (one.start, -one.end))
    return [one for at, one in enumerate(longest) if not at or one.start >= longest[at - 1].end]


def fault(place: Place | None, expected: str) -> str:
    """Return what is wrong with a place, "" where nothing is."""
    country, _, point = expected.partition(":")
    if place is None or place.lat is None or place.lon is None:
        return "not placed"
    if country not in ("", "?", place.country):
        return f"in {place.country}"
    lat, lon = map(float, point.split(",")) if point else (place.lat, place.lon)
    is_near = abs(lat - place.lat) < DEGREES and abs(lon - place.lon) < DEGREES
    return "" if is_near else f"at {place.lat:.1f} {place.lon:.1f}"


@pytest.mark.parametrize(("text", "places"), rows(), ids=[text[:50] for text, _ in rows()])
def test_each_name_of_the_news_is_where_it_should_be(text: str, places: str) -> None:
    wanted = dict(part.strip().split("=") for part in places.split(";") if "=" in part)
    found = find_places(text, given(text, list(wanted)))
    by_text = {place.text: place for place in reversed(found)}
    faults = {name: said for name, expected in wanted.items() if (said := fault(by_text.get(name), expected))}
    assert faults == {}
    for name in (part.strip()[1:] for part in places.split(";") if part.strip().startswith("-")):
        assert name not in by_text
