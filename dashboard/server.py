"""The dashboard's server: Streamlit behind the gate, with settings that no stray file can change."""

import sys
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import file_util

from dashboard.access import policy
from dashboard.access.allowed import Allowed
from dashboard.access.gate import Gate
from dashboard.access.styled_page import StyledPage

HERE = Path(__file__).resolve().parent
# Streamlit also reads ~/.streamlit and the folder in which the command was typed, which may be an unpacked
# archive: the settings that decide who comes in and what goes out are made here and take precedence.
SETTINGS: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    # Streamlit would ask an outside service for this machine's address to find out its own name.
    "browser.serverAddress": "127.0.0.1",
    "client.allowedOrigins": [],
    "client.showErrorDetails": "type",
    "global.developmentMode": False,
    "logger.hideWelcomeMessage": True,
    # After each click Streamlit would look through all objects in memory, for as long as the page itself
    # takes; Python looks when there are many new ones.
    "runner.postScriptGC": False,
    "server.allowedHosts": [],
    "server.baseUrlPath": "",
    "server.corsAllowedOrigins": [],
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": True,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.scriptHealthCheckEnabled": False,
}


def serve(allowed: Allowed, *, address: str, port: int) -> None:
    """Serve the dashboard until it is stopped."""
    # Streamlit looks for its settings beside the script it was started with: dashboard/.streamlit.
    sys.argv = [__file__]
    make(allowed).run(config={**SETTINGS, "server.address": address, "server.port": port})


def make(allowed: Allowed) -> st.App:
    """Return the dashboard behind its gate."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    gate = Middleware(Gate, allowed=allowed, scripts=policy.inline_scripts(page))
    return st.App(HERE / "app.py", middleware=[gate, Middleware(StyledPage)])
