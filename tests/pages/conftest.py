"""A page as it is drawn, without a browser: every page on an empty and on a filled collection."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
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


def drawn(page: AppTest, key: str) -> dict[str, Any]:
    """Return what one of our components was given, by a key in it: "quotes" for the list, "groups" …"""
    said = [json.loads(part.proto.json) for part in page.get("bidi_component") if part.proto.json]
    return next((one for one in said if key in one), {})


@pytest.fixture(scope="session", autouse=True)
def components_are_looked_for_once() -> Iterator[None]:
    """Read what is installed once: Streamlit reads all packages' metadata for each page of AppTest."""
    with pytest.MonkeyPatch.context() as patched:
        once = lru_cache(manifest_scanner.scan_component_manifests)
        patched.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


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
        # A page's address is its file's name: Streamlit finds it without a run of the home page before.
        return (page if word == "overview" else page.switch_page(str(resources.pages() / f"{word}.py"))).run()

    yield opened
    st.cache_data.clear()
    st.cache_resource.clear()
