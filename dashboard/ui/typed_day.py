"""A typed period holds on Enter and Tab: Streamlit's field takes it on Escape, or two fields further on."""

from pathlib import Path

import streamlit as st

_component = st.components.v2.component(
    "dateline_typed_day",
    html="<span hidden></span>",
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def take() -> None:
    """Let all fields for days on the page take what is typed."""
    _component(key="typed_day")
