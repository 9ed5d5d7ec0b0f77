"""Do a million quotes feel like ten thousand? Every page is measured, first opened and under new filters.

A page of PAGES that is not among WAYS stops the measuring: whoever adds a page says here how it is opened.
"""

import ast
import gc
import logging
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import bulk
import newsroom
import streamlit as st
from form import Curve, Figure
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard import resources
from dashboard.store import held
from dashboard.store.collection import Collection

YARDSTICK = "sqlite"
CURVES: tuple[Curve, ...] = ()
APP = Path(dashboard.__file__).parent / "app.py"
SMALL, LARGE = 10_000, 1_000_000
MOST_TIMES, ENOUGH = 3, 150.0  # what a large collection may take: times a small one, or so many milliseconds
TRIES = 3
YEAR = (date(2022, 1, 1), date(2022, 12, 31))
PERSON = newsroom.HERO
# How each page is opened: what its address has besides the filters, and what a click on it changes.
WAYS: dict[str, Mapping[str, Mapping[str, str]]] = {
    "overview": {"": {}},
    "people": {"": {}, "only quoted": {"side": "quoted"}},
    # The place and the source that newsroom.py names most.
    "person": {"": {"name": PERSON}, "every mention": {"name": PERSON, "part": "mentions"}},
    "place": {"": {"name": "Vikki0"}},
    "source": {"": {"name": "Source 1"}},
    "quotes": {"": {}, "as a table": {"view": "table"}},
    "timeline": {"": {}, "by what is said": {"axis": "mentioned"}},
    "events": {"": {}, "as a table": {"view": "table"}},
    "map": {"": {}, "by region": {"level": "region"}, "by country": {"level": "country"}},
    "documents": {"": {}},
    "document": {"": {"doc": "made-100"}},
    "compare": {"": {}, "two months": {"compare": "period"}},
    "review": {"": {}},
    "gaps": {"": {}, "of names": {"gaps-row": "twins"}},
    "contradictions": {"": {}},
    "check": {"": {}},
    "imports": {"": {}},
    "corrections": {"": {}},
    "accuracy": {"": {}},
}
UNSET: dict[str, Any] = {"person": [], "place": [], "when": (), "q": "", "copies": None}
# These pages show the same whatever the filters are.
UNFILTERED = {"document", "check", "imports", "corrections", "accuracy"}


@dataclass(frozen=True)
class Row:
    """What one page took under one kind of filter: milliseconds of processor time in both collections."""

    page: str
    kind: str
    small: float
    large: float

    @property
    def times(self) -> float:
        """Return how many times as long it takes in the large collection."""
        return self.large / self.small

    @property
    def allowed(self) -> float:
        """Return what it may take in the large collection."""
        return max(MOST_TIMES * self.small, ENOUGH)

    @property
    def is_kept(self) -> bool:
        """Say whether it does."""
        return self.large <= self.allowed


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield what each page takes in a small collection and in the largest asked for, and what comes of it."""
    small, large = SMALL, max(sizes)
    if large <= small:
        raise SystemExit(f"{large:,} quotes are to be compared with {small:,}: ask for more in SIZES.")
    few, megabytes_of_few = pages_of(made(folder, small)), memory()
    many, megabytes_of_many = pages_of(made(folder, large)), memory()
    rows = [Row(page, kind, few[page, kind], many[page, kind]) for page, kind in few]
    for row in rows:
        yield Figure(f"million-{small}", row.page, row.kind, row.small, "ms", at=small)
        yield Figure(f"million-{large}", row.page, row.kind, row.large, "ms", at=large, ratio=row.times)
    for size, megabytes in ((small, megabytes_of_few), (large, megabytes_of_many)):
        name = f"{size:,} quotes"
        yield Figure("million", name, "file", made(folder, size).stat().st_size / 1e6, "MB", at=size)
        yield Figure("million", name, "memory of the server", megabytes, "MB", at=size)
    slow = [row for row in rows if not row.is_kept]
    name, median = f"{large:,} quotes", statistics.median(row.times for row in rows)
    yield Figure("million", name, "times the smaller, median", median, at=large, ratio=median)
    yield Figure("million", name, "too slow", f"{len(slow)} of {len(rows)}", at=large)


def made(folder: Path, quotes: int) -> Path:
    """Return a made collection of so many quotes."""
    path = folder / f"newsroom-{quotes}.sqlite"
    if not path.exists():
        bulk.write(path, newsroom.articles(quotes // newsroom.QUOTES))
    return path


def pages() -> list[str]:
    """Return the words of the dashboard's pages, out of PAGES in its own source."""
    for line in ast.parse(APP.read_text(encoding="utf-8")).body:
        if isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") == "PAGES":
            return list(ast.literal_eval(line.value))
    raise SystemExit(f"{APP} has no PAGES.")


def uncovered() -> list[str]:
    """Return the pages that nobody has said how to open."""
    return [page for page in pages() if page not in WAYS]


def wishes(collection: Collection) -> dict[str, dict[str, Any]]:
    """Return what the filters are set to, by kind; person and word are in a tenth of all documents."""
    first = "SELECT place FROM places WHERE lat NOT NULL ORDER BY mentions DESC LIMIT 1"
    place = collection.rows(first)[0][0]
    second = "SELECT name FROM entities WHERE label = 'PERSON' AND name <> ? ORDER BY mentions DESC LIMIT 1"
    other = collection.rows(second, (PERSON,))[0][0]
    return {
        "a person": {"person": [PERSON]},
        "a place, a year": {"place": [place], "when": YEAR},
        "a word": {"q": word(collection)},
        "two people": {"person": [PERSON, other]},
        "copies once": {"copies": "once"},
    }


def word(collection: Collection) -> str:
    """Return the word that comes nearest to being in a tenth of all documents."""
    wanted = collection.rows("SELECT count(*) FROM documents")[0][0] / 10
    asked = "SELECT count(*) FROM documents_search WHERE documents_search MATCH ?"
    known = {one: collection.rows(asked, (f'"{one}"',))[0][0] for one in newsroom.World().words[:400:8]}
    return min(known, key=lambda one: abs(known[one] - wanted))


def pages_of(path: Path) -> dict[tuple[str, str], float]:
    """Return the milliseconds of processor time of each page, opened first and under each kind of filter."""
    if missing := uncovered():
        raise SystemExit(f"Not measured: {', '.join(missing)}. Say in WAYS of {__file__} how to open them.")
    os.environ["DATELINE_COLLECTION"] = str(path)
    logging.disable(logging.WARNING)  # without a browser Streamlit says at each run that there is none
    with Collection.open(path) as collection:
        asked = wishes(collection)
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    _opened("overview", {})  # Streamlit itself is warm, as on a server that runs
    for page in pages():
        for way, given in WAYS[page].items():
            shown = f"{page} {way}".strip()
            for _ in range(TRIES):
                for kind, ms in _page(page, given, {} if page in UNFILTERED else asked):
                    found[shown, kind].append(ms)
                    say(f"{path.stem:>18} {shown:<26} {kind:<16} {ms:8.0f} ms")
    return {what: statistics.median(times) for what, times in found.items()}


def _page(
    page: str, given: Mapping[str, str], asked: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, float]]:
    """Yield what a page takes with the file just opened, then under one new filter after another."""
    st.cache_data.clear()
    st.cache_resource.clear()
    gc.collect()
    assert not held.in_memory(), "the columns are still in memory, as if the file had been opened before"
    app, ms = _opened(page, given)
    yield "first opened", ms
    for kind, filters in asked.items():
        for key, unset in UNSET.items():
            app.session_state[key] = filters.get(key, unset)
        yield kind, _run(app)


def _opened(page: str, given: Mapping[str, str]) -> tuple[AppTest, float]:
    app = AppTest.from_file(str(APP), default_timeout=600)
    for key, value in given.items():
        app.query_params[key] = value
    app.switch_page(str(resources.pages() / f"{page}.py"))
    return app, _run(app)


def _run(app: AppTest) -> float:
    begun = time.process_time()
    app.run()
    assert not app.exception, app.exception[0].value
    return 1_000 * (time.process_time() - begun)


def memory() -> float:
    """Return the megabytes that this process holds for itself, without the file that SQLite maps."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon:")), 0.0)


def say(what: str) -> None:
    """Write a line about the progress."""
    print(what, file=sys.stderr, flush=True)
