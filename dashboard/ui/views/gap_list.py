"""The lists of what is missing with their counts, and the rows of the one that is chosen."""

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions.gaps import queues, unquoted
from dashboard.store.questions.gaps.queues import QUEUES
from dashboard.ui import columns, downloads, state, table
from dashboard.ui.counting import number

KEY = "gaps"


def choose(filters: Filters) -> tuple[str, int]:
    """Draw how many rows each list has, and return the word and count of the chosen one.

    Without a choice it is the first that has any.
    """
    with st.spinner("Counting what is missing …"):
        counts = state.ask(queues.counts, filters)
    rows = pd.DataFrame(
        [(word, QUEUES[word].title, count) for word, count in counts.items()], columns=["id", "title", "rows"]
    )
    picked = table.show(rows, key=KEY, columns=columns.queues(), sortable=False)
    first = next((word for word, count in counts.items() if count), next(iter(counts)))
    word = first if picked is None else str(picked["id"])
    return word, counts[word]


def say(word: str, count: int, filters: Filters) -> None:
    """Say what the chosen list is about, what cures its rows, and of what it consists."""
    st.header(QUEUES[word].title, anchor=False)
    st.text(QUEUES[word].cure)
    if not count:
        st.text("None here: nothing is left to do in this list." if filters.is_empty else "None that fits.")
    if word == "unquoted":
        read, fitting = state.ask(unquoted.read, filters)
        if read < fitting:
            st.text(
                f"Looked for in the newest {read:,} of {number(fitting, 'document')}; "
                "narrow the filters for others."
            )


def show(word: str, count: int, filters: Filters) -> tuple[pd.DataFrame, pd.Series | None]:
    """Draw the rows of a page of the list, and return them with the picked one."""
    queue, key = QUEUES[word], key_of(word)
    rows = state.ask(queue.find, filters, table.part(key, count))
    picked = table.show(rows, key=key, columns=columns.gaps(word), whole=count, sortable=False)
    downloads.show(
        lambda c: queue.find(c, filters), state.collection(), name=f"gaps_{word}", count=count, table="gaps"
    )
    return rows, picked


def close(word: str) -> None:
    """Remove the picked row from the address."""
    table.unpick(key_of(word))


def key_of(word: str) -> str:
    """Return the word that the address has for a list's page and picked row."""
    return f"gap_{word}"
