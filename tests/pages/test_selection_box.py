"""Words selected in the reader are added as what is chosen when the button is pressed, or not at all."""

from pathlib import Path

import pytest

from dashboard.store.collection import Collection
from dashboard.ui.views import selection_box
from tests.browser import hostile
from tests.pages.conftest import Open

pytestmark = pytest.mark.slow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A collection of its own: it is changed."""
    hostile.make(tmp_path / "own.sqlite")
    return tmp_path / "own.sqlite"


def added(path: Path) -> list[tuple[str, str]]:
    with Collection.open(path) as collection:
        return [(one.act, one.value) for one in collection.decisions()]


def test_what_is_chosen_at_the_last_moment_is_not_added_as_something_else(
    open_page: Open, path: Path
) -> None:
    with Collection.open(path) as collection:
        rows = collection.rows("SELECT key, text FROM documents JOIN document_texts ON document_id = id")
    key, text = next((key, text) for key, text in rows if " said" in text)
    start = text.index(" said") + 1
    page = open_page(path, "document", doc=key)
    page.session_state[selection_box.SELECTED] = (key, start, start + 4)
    page.run()
    page.button(f"add_{start}_{start + 4}_Person_name").click()
    # A click on a kind, and one on the button before the page is drawn anew, reach the server together.
    page.session_state[f"add_{start}_{start + 4}_kind"] = "Organisation"
    page.run()
    assert added(path) == []
    page.button(f"add_{start}_{start + 4}_Organisation_name").click().run()
    assert added(path) == [("add", "ORG:said")]
