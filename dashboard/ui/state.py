"""What every page needs: the collection, the filters, and answers that are kept until the data changes."""

import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from dashboard.errors import CollectionError, DatelineError
from dashboard.filters import Filters
from dashboard.store.collection import Collection

Answer = TypeVar("Answer")
CHOSEN = "collection"  # its word in the address: the one of several that is shown
SHOWN = 2000  # rows of a table on the screen; a download has all


def path() -> Path:
    """Return the collection's file: of several the one that was chosen, else the first."""
    known = collections()
    chosen = st.session_state.get(CHOSEN) if len(known) > 1 else None
    return known.get(str(chosen), next(iter(known.values())))


def chosen() -> str:
    """Return the name of the collection that is shown, "" if it is the first or the only one."""
    known = collections()
    return next((name for name, file in list(known.items())[1:] if file == path()), "")


def collections() -> dict[str, Path]:
    """Return the collections that are open, by names of which no two are the same.

    `dateline open` sets them through DATELINE_COLLECTION and, if there are several, DATELINE_COLLECTIONS.
    """
    one = Path(os.environ.get("DATELINE_COLLECTION") or "dateline.sqlite").absolute()
    several = [Path(file) for file in json.loads(os.environ.get("DATELINE_COLLECTIONS") or "[]")]
    files = several if one in several else [one]
    stems = Counter(file.stem for file in files)
    return {file.stem if stems[file.stem] == 1 else str(file): file for file in files}


def collection() -> Collection:
    """Return the collection, opened for reading; a file that doesn't exist yet is created empty."""
    file = path()
    if not file.exists():
        if file in _opened():
            raise CollectionError(f"The collection {file} is gone. Put it back; this page then goes on.")
        Collection.open_or_create(file).close()
    _opened().add(file)
    of_file = file.stat()
    # A different file with the same name is a different collection.
    return _open(str(file), (of_file.st_dev, of_file.st_ino))


@st.cache_resource(show_spinner=False)
def _opened() -> set[Path]:
    return set()


@st.cache_resource(max_entries=8, show_spinner=False)
def _open(file: str, identity: tuple[int, int]) -> Collection:
    return Collection.open(Path(file), readonly=True)


def writing() -> Collection:
    """Return the collection opened for writing; close it with `with`."""
    return Collection.open(path(), readonly=False)


def refusal() -> str:
    """Return why nothing can be changed here, or "" if it can."""
    try:
        writing().close()
    except DatelineError as error:
        return str(error)
    return ""


def keep_filters(filters: Filters) -> None:
    """Remember the sidebar's filters for the page that runs next."""
    st.session_state["_filters"] = filters


def filters() -> Filters:
    """Return the sidebar's filters."""
    kept = st.session_state.get("_filters")
    return kept if isinstance(kept, Filters) else Filters()


def ask(question: Callable[..., Answer], *values: Any, **options: Any) -> Answer:
    """Return a question's answer from the collection; each question is asked once for the same data."""
    asked = collection()
    name = f"{question.__module__}.{question.__qualname__}"
    answer: Answer = _answer(
        str(path()), asked.version, name, values, options, _ask=question, _collection=asked
    )
    return answer


@st.cache_data(max_entries=300, show_spinner=False)
def _answer(
    file: str,
    version: int,
    name: str,
    values: tuple[Any, ...],
    options: dict[str, Any],
    *,
    _ask: Callable[..., Any],
    _collection: Collection,
) -> Any:
    with _collection.asking():
        return _ask(_collection, *values, **options)
