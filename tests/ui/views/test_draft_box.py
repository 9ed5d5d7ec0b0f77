"""A draft is one article, pasted or dropped; a dropped file is gone when it was read."""

import tempfile
from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import ReadError
from dashboard.ui.views import draft_box

DAY = date(2022, 5, 4)
ARTICLE = "The council met in Riga on Monday and spoke about the bridge for two hours."
REFUSED = [
    ("draft.txt", b"", "This file has no text"),
    ("two.csv", f"text\n{ARTICLE}\n{ARTICLE} It rained.\n".encode(), "2 articles. Drop a file with one"),
    ("long.txt", (ARTICLE + " ").encode() * 3_000, "more than 200,000 characters. Check a part of it."),
]  # fmt: skip


@pytest.mark.slow
def test_a_dropped_draft_is_read_and_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    document = draft_box.of_file("../draft.txt", ARTICLE.encode(), DAY)
    assert (document.text.strip(), document.published, document.id) == (ARTICLE, DAY, "draft")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("name, content, says", REFUSED, ids=[one[0] for one in REFUSED])
def test_what_is_no_single_draft_is_refused_with_the_cure(name: str, content: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says.replace(".", r"\.")):
        draft_box.of_file(name, content, DAY)


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_pasted_is_told(text: str) -> None:
    with pytest.raises(ReadError, match="There is no text yet"):
        draft_box.pasted(text, None)
