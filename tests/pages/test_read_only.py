"""A collection that can't be written is shown, and the pages say that nothing can be changed in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.records import Decision
from dashboard.ui.views import correction_box, correction_list
from tests.cli.test_failures import read_only
from tests.store import made

pytestmark = pytest.mark.slow

Open = Callable[..., AppTest]


@pytest.fixture
def locked_up(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return made.collection(tmp_path / "folder" / "c.sqlite")


@pytest.mark.parametrize("word", ["overview", "quotes", "imports", "corrections"])
def test_every_page_is_drawn(open_page: Open, locked_up: Path, word: str) -> None:
    with read_only(locked_up.parent):
        page = open_page(locked_up, word)
    assert not page.exception
    said = [one.value for one in page.text if one.value.startswith("No files can be added here: ")]
    assert len(said) == (word == "imports")
    assert all("c.sqlite can't be written" in one for one in said)


def test_a_correction_and_an_undo_are_refused_in_words(
    locked_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr("streamlit.session_state", kept)
    monkeypatch.setenv("DATELINE_COLLECTION", str(locked_up))
    with read_only(locked_up.parent):
        correction_box.decide("rename", "Vladimir Putin", "Putin")
        assert kept["_message"].startswith("Not corrected: ") and "can't be written" in kept["_message"]
        correction_list.undo(Decision(1, "", "rename", "PERSON:Vladimir Putin", "PERSON:Putin"))
        assert kept["_message"].startswith("Not undone: ") and "can't be written" in kept["_message"]
