"""A collection with a value that no Dateline wrote: the page says so, and never ends in a traceback."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.store import made

Open = Callable[..., AppTest]


@pytest.mark.slow
@pytest.mark.parametrize("change", ["documents SET day = 'x'", "roles SET role = x'00ff'"])
def test_the_page_says_it(open_page: Open, tmp_path: Path, change: str) -> None:
    path = made.collection(tmp_path / "made.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"UPDATE OR IGNORE {change}")
    page = open_page(path, "overview")
    assert not page.exception
    assert "This collection can’t be read" in [one.value for one in page.title]
    assert "from a backup" in page.text[-1].value
