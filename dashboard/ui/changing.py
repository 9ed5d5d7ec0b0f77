"""A change of the collection by a click: made whole, or the next page says why not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from dashboard.errors import DatelineError
from dashboard.store.collection import Collection
from dashboard.ui import state

Made = TypeVar("Made")
AT_WORK = "Correcting …"  # stands above the page while a change takes longer than half a second
MESSAGE = "_message"  # what the next page says


@dataclass(frozen=True)
class Done(Generic[Made]):
    """A change that was made, with what it returned."""

    made: Made


def make(change: Callable[[Collection], Made], *, refused: str) -> Done[Made] | None:
    """Make a change; None if it was refused, of which the next page says why after the words `refused`."""
    try:
        with st.spinner(AT_WORK), state.writing() as collection:
            return Done(change(collection))
    except DatelineError as error:
        say(f"{refused}: {error}")
        return None


def say(message: str) -> None:
    """Have the next page say something once."""
    st.session_state[MESSAGE] = message
