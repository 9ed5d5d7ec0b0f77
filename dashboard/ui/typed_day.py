"""Accept a typed period on Enter and Tab: Streamlit's field takes it on Escape, or two fields later."""

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "dateline_typed_day",
    html="<span hidden></span>",
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def take() -> None:
    """Let all the day fields on the page accept what is typed."""
    _component(key="typed_day")
