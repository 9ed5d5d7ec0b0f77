"""Accept a typed period on Enter and Tab: Streamlit's field takes it on Escape, or two fields later."""

from dashboard.ui import component

_component = component.beside(__file__, "<span hidden></span>")


def take() -> None:
    """Let all the day fields on the page accept what is typed."""
    _component(key="typed_day")
