"""The colours of the charts and the map in the light and dark themes."""

from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours; text colours have a contrast of at least 4.5 against the background."""

    ink: str
    muted: str
    line: str
    paper: str
    primary: str
    accent: str
    land: str
    water: str
    border: str


LIGHT = Colours(
    ink="#1b2430",
    muted="#566170",
    line="#e4e9ef",
    paper="#ffffff",
    primary="#1f4e79",
    accent="#c8553d",
    land="#f3f0e9",
    water="#e3ecf5",
    border="#c3c9cf",
)
DARK = Colours(
    ink="#e8ecf1",
    muted="#a9b4c1",
    line="#26303c",
    paper="#12171e",
    primary="#7fb2e5",
    accent="#ee7f66",
    land="#2d3744",
    water="#1a2532",
    border="#465364",
)


def faded(colour: str) -> str:
    """Return a colour that lets half of what is behind it through.

    >>> faded("#1f4e79")
    '#1f4e7980'
    """
    return f"{colour}80"


def current() -> Colours:
    """Return the colours of the theme shown in the reader's browser."""
    return DARK if st.context.theme.type == "dark" else LIGHT
