"""What could not be read, those alike in one file together: a column of days may fail in each row."""

import re

import pandas as pd
import streamlit as st

from dashboard.reporting import RECORD
from dashboard.store.questions import imports
from dashboard.ui import columns, downloads, state, table
from dashboard.ui.counting import number

VALUE = re.compile(r"'[^']*'|\d+")  # what differs between problems that are alike: '04/05/2022'


def show() -> None:
    """List the problems; the download has each."""
    problems = state.ask(imports.problems)
    if problems.empty:
        st.text("None: everything that is here could be read.")
        return
    table.show(alike(problems), key="problems", columns=columns.problems(), pick=False)
    downloads.show(imports.problems, state.collection(), name="problems", count=len(problems))


def alike(problems: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each kind of problem of a file, in their order; it has the words of the first record.

    >>> rows = [(f"a.csv#{n}", f"The day '{n}/5' is unclear.", "Write it.", "2022") for n in (12, 11, 3)]
    >>> alike(pd.DataFrame(rows, columns=["path", "what", "cure", "when"])).iloc[0].tolist()
    ['3 records of a.csv', "The day '3/5' is unclear.", 'Write it.', '2022']
    """
    kinds: dict[tuple[str, str, str], list[pd.Series]] = {}
    for _, row in problems.iterrows():
        file = RECORD.sub("", row["path"])
        kinds.setdefault((file, VALUE.sub("", row["what"]), row["cure"]), []).append(row)
    rows = [_together(file, found) for (file, _, _), found in kinds.items()]
    return pd.DataFrame(rows, columns=problems.columns).reset_index(drop=True)


def _together(file: str, found: list[pd.Series]) -> pd.Series:
    first = min(found, key=lambda row: (len(row["path"]), row["path"]))
    if len(found) == 1:
        return first
    return pd.concat([first.drop("path"), pd.Series({"path": f"{number(len(found), 'record')} of {file}"})])
