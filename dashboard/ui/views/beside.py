"""The result of a click appears beside what was clicked and stays in view; on a phone it is a sheet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.charts import plot

# The column itself is sticky: its row is as tall as the text or table, its content only as tall as a card.
CSS = """<style>
[data-testid="stColumn"]:has(.st-key-beside) {
  position: sticky; top: 3.75rem; align-self: flex-start; max-height: calc(100vh - 4.5rem); overflow-y: auto;
}
.st-key-close { display: none; }
@media (max-width: 640px) {
  [data-testid="stColumn"]:has(.st-key-beside) { position: static; max-height: none; }
  [data-testid="stColumn"]:has(.st-key-chosen) {
    position: fixed; inset: auto 0 0 0; z-index: 99; max-height: 55vh; width: 100%;
    padding: 0.75rem 1rem 1rem;
    background: var(--paper); border-top: 2px solid var(--primary);
    box-shadow: 0 -6px 18px rgba(0, 0, 0, 0.18);
  }
  .stMain:has(.st-key-chosen) { padding-bottom: 55vh; }
  .st-key-close { display: flex; position: sticky; top: -0.75rem; align-items: flex-end; z-index: 1;
    background: var(--paper); }
}
@media print {
  [data-testid="stColumn"]:has(.st-key-beside) { position: static; max-height: none; overflow: visible; }
}
</style>"""


def split(wide: int = 3, narrow: int = 2) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the column for what can be clicked and the one for the result of a click."""
    left, right = st.columns([wide, narrow], gap="large" if narrow > 1 else None)
    return left, right


def shown(picked: pd.Series | None, rows: pd.DataFrame) -> pd.Series | None:
    """Return the row whose card is drawn: the picked one, else the first if there is room beside it."""
    return rows.iloc[0] if picked is None and len(rows) and not plot.is_phone() else picked


@contextmanager
def card(
    column: DeltaGenerator, *, is_chosen: bool, close: Callable[..., None], args: tuple[str, ...] = ()
) -> Iterator[None]:
    """Draw what follows beside the rest; on a phone, if it was chosen, on top until it is closed."""
    with column:
        st.html(CSS)
        with st.container(key="beside"):
            if not is_chosen:
                yield
                return
            with st.container(key="chosen"):
                with st.container(key="close"):
                    st.button("Close", key="close_card", icon=":material/close:", on_click=close, args=args)
                yield
