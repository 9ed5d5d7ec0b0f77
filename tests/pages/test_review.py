"""A verdict on the page Review is written down, counted, and taken back."""

import shutil
from pathlib import Path

import pytest

from dashboard.store.collection import Collection
from dashboard.store.questions import reviewing
from tests.pages.conftest import Open, tables

pytestmark = pytest.mark.slow


def test_a_verdict_is_counted_and_taken_back(open_page: Open, filled: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(filled, tmp_path / "news.sqlite"))
    page = open_page(path, "review", order="random")
    page.text_input(key="review_by").set_value("IK").run()
    next(one for one in page.button if one.label == "Right").click().run()
    assert not page.exception
    rows = tables(page)[-1]
    assert rows["by"].iloc[0] == "IK" and rows["right"].iloc[0] == 1
    with Collection.open(path) as collection:
        assert [(one.act, one.by) for one in collection.decisions()] == [("check", "IK"), ("review", "IK")]
    page.button(key="review_undo").click().run()
    assert not page.exception
    with Collection.open(path) as collection:
        assert reviewing.said(collection) == []
