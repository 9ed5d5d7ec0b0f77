"""What the page says of each file of an import, in words."""

import pandas as pd
import pytest

from dashboard.ui.views import import_files

ROW = {
    "replaced": 0, "reread": 0, "unchanged": 3, "elsewhere": 1, "copies": 2, "problems": 1,
    "lacks": "1 not English", "used": "text from Body", "left": "Score, Echo",
    "notes": "Days are read with the month first.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("is_undone", "problems"), [(False, "1 problem, below."), (True, "1 problem.")], ids=["here", "undone"]
)
def test_the_figures_of_a_file_are_words_and_point_only_to_what_is_listed(
    is_undone: bool, problems: str
) -> None:
    row = import_files.in_words(pd.DataFrame([ROW]), is_undone=is_undone).iloc[0]
    assert row["became"] == "2 unchanged, 1 here from another file, 2 copies"
    assert row["columns"] == "Text from Body. Not used: Score, Echo."
    assert row["notes"] == f"1 not English. Days are read with the month first. {problems}"
