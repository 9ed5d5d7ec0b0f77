"""A page as it is drawn, without a browser: every page on an empty and on a filled collection."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import resources
from dashboard.store.collection import Collection
from tests.browser import hostile

APP = resources.PACKAGE / "app.py"
Open = Callable[..., AppTest]


def tables(page: AppTest) -> list[pd.DataFrame]:
    """Return the tables of a page as they are drawn, the columns by their names."""
    said = [json.loads(part.proto.json) for part in page.get("bidi_component") if part.proto.json]
    return [
        pd.DataFrame([row[1:] for row in one["rows"]], columns=[column["name"] for column in one["columns"]])
        for one in said
        if "columns" in one
    ]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of 13 articles whose every word tries to become markup."""
    path = tmp_path_factory.mktemp("pages") / "filled.sqlite"
    hostile.make(path)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A collection without a document."""
    path = tmp_path / "empty.sqlite"
    with Collection.create(path):
        pass
    return path


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Return a function that draws a page: `open_page(path, "quotes", person=["Jana Novak"])`."""

    def opened(path: Path, word: str, **query: str | list[str]) -> AppTest:
        monkeypatch.setenv("DATELINE_COLLECTION", str(path))
        page = AppTest.from_file(str(APP), default_timeout=60)
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        return page.switch_page(str(resources.pages() / f"{word}.py")).run() if word != "overview" else page

    yield opened
    st.cache_data.clear()
    st.cache_resource.clear()
