"""What every page needs: the collection, the filters, and answers that are kept until the data changes."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from dashboard.errors import CollectionError, DatelineError
from dashboard.filters import Filters
from dashboard.store.collection import Collection

Answer = TypeVar("Answer")
SHOWN = 2000  # rows of a table on the screen; a download has all


def path() -> Path:
    """Return the collection's file (set by `dateline open` through DATELINE_COLLECTION)."""
    return Path(os.environ.get("DATELINE_COLLECTION") or "dateline.sqlite").absolute()


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
