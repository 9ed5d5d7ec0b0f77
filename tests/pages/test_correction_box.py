"""A correction says what it will join, and asks before it makes a name that nobody has."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.browser.hostile import NOVAK, OSEI


def draw(name: str, other: str, act: str) -> None:
    """Draw what stands under the box in which another name was written (AppTest can't write one there)."""
    from dashboard.ui import correction_box

    if act == "merge":
        correction_box.offer_merge(name, other, key="box")
    else:
        correction_box.offer_speaker("1", other, key="box")


# What is written beside Jana Novak, what the box says, and which buttons can be pressed.
MERGED = [
    (OSEI, [f"Joins 8 quotes in 8 documents into “{OSEI}”."], ["Merge the two"]),
    ("kwame  OSEI", [f"Joins 8 quotes in 8 documents into “{OSEI}”."], ["Merge the two"]),
    (
        "Kwame Ossei",
        ["Nobody here is called “Kwame Ossei” yet."],
        [f"Take “{OSEI}”", "Make the new name “Kwame Ossei”"],
    ),
    ("Zzz", ["Nobody here is called “Zzz” yet."], ["Make the new name “Zzz”"]),
    (NOVAK.upper(), [], []),
    ("", [], []),
]


@pytest.mark.parametrize(("written", "says", "labels"), MERGED)
def test_a_merge_says_what_it_joins(
    filled: Path, monkeypatch: pytest.MonkeyPatch, written: str, says: list[str], labels: list[str]
) -> None:
    monkeypatch.setenv("DATELINE_COLLECTION", str(filled))
    box = AppTest.from_function(draw, kwargs={"name": NOVAK, "other": written, "act": "merge"}).run()
    assert not box.exception
    assert [one.value.replace("\\", "") for one in box.caption] == says
    assert [one.label.replace("\\", "") for one in box.button if not one.disabled] == labels


def test_a_quote_goes_to_the_one_who_is_there_or_asks(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_COLLECTION", str(filled))
    for written, label in (
        ("KWAME\u00a0OSEI", "Give it to this speaker"),
        ("Zzz", "Make the new name “Zzz”"),
    ):
        box = AppTest.from_function(draw, kwargs={"name": "", "other": written, "act": "respeak"}).run()
        assert [one.label for one in box.button if not one.disabled] == [label]
