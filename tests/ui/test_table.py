"""What a table shows in place of what isn't known."""

import pandas as pd
import pytest

from dashboard.ui import table

SPEAKERS = [
    ("Ana Ruiz", "she", "Ana Ruiz"),
    (None, "the president", "the president"),
    (None, "", ""),
]


@pytest.mark.parametrize(("name", "written", "shown"), SPEAKERS)
def test_a_speaker_without_a_name_stands_as_written(name: str | None, written: str, shown: str) -> None:
    rows = pd.DataFrame({"speaker": [name], "speaker_text": [written]})
    assert table.readable(rows)["speaker"].tolist() == [shown]


def test_a_moment_has_no_t() -> None:
    rows = pd.DataFrame({"when": ["2024-11-24T05:04:08"]})
    assert table.readable(rows)["when"].tolist() == ["2024-11-24 05:04:08"]


def test_the_rows_themselves_stay() -> None:
    rows = pd.DataFrame({"speaker": [None], "speaker_text": ["she"]})
    table.readable(rows)
    assert rows["speaker"].isna().all()
