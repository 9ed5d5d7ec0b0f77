"""The views of a collection, for Datasette and SQL by hand, hold what is exported, under the same names."""

import json
import numbers
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import resources
from dashboard.export import column_types
from dashboard.filters import Filters
from dashboard.store import schema
from dashboard.store.collection import Collection
from dashboard.store.questions import tables

# Each view with the table that is exported.
VIEWS = {
    "quotes_view": "quotes",
    "people_view": "people",
    "places_view": "places",
    "place_mentions_view": "place_mentions",
    "dates_view": "timeline",
    "documents_view": "documents",
}
# This one is wider than its table: SQL knows no rules on what happens where.
WIDER = {"events_view": "events"}
METADATA = resources.data("metadata.yml").read_text(encoding="utf-8")


def plain(value: Any) -> Any:
    """Return a cell as SQLite has it: a day as text, nothing as None."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, numbers.Integral):
        return int(value)
    return value if isinstance(value, float | str) else str(value)


@pytest.fixture(scope="module")
def news(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample in which a name is hidden, another renamed, and a quote given to somebody else."""
    path = tmp_path_factory.mktemp("views") / "news.sqlite"
    shutil.copy(sample, path)
    with Collection.open(path, readonly=False) as collection:
        people = tables.TABLES["people"](collection, Filters())["name"].tolist()
        quote = str(tables.TABLES["quotes"](collection, Filters())["quote_id"].iloc[0])
        collection.decide("respeak", quote, people[3])
        collection.decide("hide", people[0])
        collection.decide("rename", people[1], "Somebody Else")
    return path


def columns(connection: Any, view: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({view})")]


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_the_rows_that_are_exported(view: str, news: Path) -> None:
    with Collection.open(news) as collection:
        shared = columns(collection.connection, view)
        rows = tables.TABLES[VIEWS[view]](collection, Filters())[shared]
        names = ", ".join(f'"{name}"' for name in shared)
        found = collection.rows(f"SELECT {names} FROM {view}")
    expected = [tuple(plain(cell) for cell in row) for row in rows.itertuples(index=False, name=None)]
    assert sorted(found, key=repr) == sorted(expected, key=repr) and found


def test_events_are_among_the_places_and_days_of_a_sentence(news: Path) -> None:
    with Collection.open(news) as collection:
        shared = [name for name in columns(collection.connection, "events_view") if name != "confidence"]
        rows = tables.TABLES["events"](collection, Filters())
        names = ", ".join(f'"{name}"' for name in shared)
        found = set(collection.rows(f"SELECT {names} FROM events_view"))
    tied = rows[rows["tie"] == "sentence"][shared].itertuples(index=False, name=None)
    expected = {tuple(plain(cell) for cell in row) for row in tied}
    assert expected and expected <= found


@pytest.mark.parametrize("view", VIEWS | WIDER)
def test_a_column_of_a_view_means_what_it_means_in_an_export(view: str, collection: Collection) -> None:
    meant = {one.name: one.meaning for one in column_types.described()[(VIEWS | WIDER)[view]]}
    found = columns(collection.connection, view)
    part = re.search(rf"^      {view}:\n(.*?)(?=^      \w|\Z)", METADATA, re.MULTILINE | re.DOTALL)
    assert part is not None
    told = re.findall(r"^          (\w+): '(.*)'$", part[1], re.MULTILINE)
    assert told == [(name, meant[name].replace("'", "''")) for name in found]


def test_every_view_is_described_and_every_described_one_there() -> None:
    made = re.findall(r"^CREATE VIEW (\w+)", schema.script(), re.MULTILINE)
    assert sorted(made) == sorted(VIEWS | WIDER)
    assert made == re.findall(r"^      (\w+_view):$", METADATA, re.MULTILINE)


@pytest.mark.tier2
def test_datasette_shows_the_views_with_their_descriptions(news: Path) -> None:
    program = os.environ.get("DATASETTE") or shutil.which("datasette")
    if program is None:
        pytest.skip("no datasette: pipx install datasette, or name it in $DATASETTE")

    def get(address: str) -> str:
        words = [program, str(news), "--metadata", str(resources.data("metadata.yml")), "--get", address]
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout

    with Collection.open(news) as collection:
        counts = {view: collection.rows(f"SELECT count(*) FROM {view}")[0][0] for view in VIEWS | WIDER}
    for view, count in counts.items():
        answer = json.loads(get(f"/news/{view}.json?_size=1&_shape=objects"))
        assert (answer["filtered_table_rows_count"], answer["truncated"]) == (count, False)
        assert len(answer["rows"]) == 1
    page = get("/news/quotes_view?speaker=Somebody+Else&_facet=source")
    assert "canonical name of who said it; empty where unknown" in page and "Somebody Else" in page
