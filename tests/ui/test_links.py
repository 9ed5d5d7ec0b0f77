"""A link that was clicked is followed although what it stood in is drawn no more."""

from typing import Any

import pytest
import streamlit as st

from dashboard.filters import Filters
from dashboard.ui import links
from dashboard.ui.links import Link


def test_a_link_is_followed_once_with_its_filters(monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[str, Any] = {}
    went: list[tuple[str, dict[str, str]]] = []
    monkeypatch.setattr(st, "session_state", held)
    monkeypatch.setattr(links, "go", lambda word, asked=None: went.append((word, asked)))
    links.choose(None)
    links.follow_chosen()
    links.choose(Link("quotes", (("all", "1"),), Filters(unnamed=True)))
    links.follow_chosen()
    links.follow_chosen()
    assert went == [("quotes", {"all": "1"})]
    assert held["speaker"] == "unnamed"
