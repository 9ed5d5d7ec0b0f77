"""Components of our own: plain text goes to the browser, and a script beside the module draws it."""

from pathlib import Path
from typing import Any

import streamlit as st


def beside(module: str, html: str = "") -> Any:
    """Make the component of a module, given by its `__file__`: HTML, style and script lie beside it.

    It is called like the module. `html` is the frame that the script fills, where no file has it.
    """
    path = Path(module).resolve()

    def read(ending: str) -> str | None:
        file = path.with_suffix(ending)
        return file.read_text(encoding="utf-8") if file.exists() else None

    return st.components.v2.component(
        f"dateline_{path.stem}", html=read(".html") or html, css=read(".css"), js=read(".js")
    )
