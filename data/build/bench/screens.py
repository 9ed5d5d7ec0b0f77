"""How long the server works for a page of a large collection, and for each question behind it."""

import logging
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import made
import streamlit as st
from form import Curve, Figure
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard import resources
from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import counts, documents, people, places, quotes, timeline

APP = Path(dashboard.__file__).parent / "app.py"
PAGES = ("overview", "people", "quotes", "timeline", "map", "documents")
TRIES = 5
QUESTIONS: dict[str, Callable[[Collection, Filters], object]] = {
    "counts": counts.totals,
    "quotes, 2,000 rows": lambda c, f: quotes.find(c, f, limit=2_000),
    "the same, by speaker": lambda c, f: quotes.find(c, f, limit=2_000, order=Order("speaker")),
    "people": people.find,
    "places": places.find,
    "documents, 2,000 rows": lambda c, f: documents.find(c, f, limit=2_000),
    "documents over time": documents.per_period,
    "timeline": lambda c, f: timeline.density(c, f, axis="published"),
    "dated sentences, 2,000 rows": lambda c, f: timeline.find(c, f, limit=2_000),
}


OPENINGS = ("opened first", "a new person", "the same again")
YARDSTICK = "sqlite"
CURVES = tuple(
    Curve(
        f"pages-{name.replace(' ', '-')}",
        f"pages-{name.replace(' ', '-')}",
        f"A page, {name}",
        "quotes",
        "ms",
        "row",
    )
    for name in OPENINGS
)


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield for each size of a made collection what its questions and its pages take."""
    for size in sizes:
        path = folder / f"{size}.sqlite"
        if not path.exists():
            made.collection(path, size)
        yield Figure("sizes", f"{size:,} quotes", "documents", size // made.QUOTES, at=size)
        yield Figure("sizes", f"{size:,} quotes", "file", path.stat().st_size / 1e6, "MB", at=size)
        for name, times in questions(path).items():
            for kind, ms in times.items():
                yield Figure(f"questions-{size}", name, kind, ms, "ms", at=size)
        for page, *runs_of in runs(path):
            for name, ms in zip(OPENINGS, runs_of, strict=True):
                yield Figure(f"pages-{name.replace(' ', '-')}", page, f"{size:,} quotes", ms, "ms", at=size)


def questions(path: Path) -> dict[str, dict[str, float]]:
    """Return the median milliseconds of each question, by what is asked for."""
    with Collection.open(path) as collection:
        return {
            name: {kind: median(ask, collection, wanted) for kind, wanted in wishes(collection).items()}
            for name, ask in QUESTIONS.items()
        }


def wishes(collection: Collection) -> dict[str, list[Filters]]:
    """Return a few filters of each kind: everything, a person, person + place, words."""
    known = counts.choices(collection)
    named, mapped = counts.frequent(collection, "person"), counts.frequent(collection, "place")
    # Every third: the most frequent ones and some that are not.
    chosen = list(zip(named[1::3], mapped[1::3], strict=False))[:TRIES]
    return {
        "everything": [Filters()] * TRIES,
        "a person": [Filters(people=(person,)) for person, _ in chosen],
        "a place, a year": [
            Filters(
                places=(place,),
                first=known.first_day,
                last=known.first_day.replace(year=known.first_day.year + 1),
            )
            for _, place in chosen
            if known.first_day
        ],
        "a word": [Filters(text=person.split()[0]) for person, _ in chosen],
    }


def median(
    ask: Callable[[Collection, Filters], object], collection: Collection, wanted: list[Filters]
) -> float:
    ask(collection, wanted[0])  # the file's pages come into memory
    times = []
    for filters in wanted:
        begun = time.perf_counter()
        ask(collection, filters)
        times.append(1_000 * (time.perf_counter() - begun))
    return statistics.median(times)


def runs(path: Path) -> Iterator[tuple[str, float, float, float]]:
    """Yield each page with its milliseconds: opened first, with a new filter, and with the same again."""
    os.environ["DATELINE_COLLECTION"] = str(path)
    # Without a browser Streamlit says at each run that there is none.
    logging.disable(logging.WARNING)
    with Collection.open(path) as collection:
        names = counts.frequent(collection, "person")[1::3][: TRIES + 1]
    for page in PAGES:
        app = AppTest.from_file(str(APP), default_timeout=300).run()
        # What one page asked the others find answered: each starts without.
        st.cache_data.clear()
        if page != PAGES[0]:
            app.switch_page(str(resources.pages() / f"{page}.py"))
        first = run(app)
        new, again = [], []
        for name in names:
            app.session_state["person"] = [name]
            new.append(run(app))
            again.append(run(app))
        yield page, first, statistics.median(new), statistics.median(again)


def run(app: AppTest) -> float:
    """Run the page once and return the milliseconds."""
    begun = time.perf_counter()
    app.run()
    assert not app.exception, app.exception[0].value
    return 1_000 * (time.perf_counter() - begun)
