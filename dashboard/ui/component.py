"""Components of our own: plain text goes to the browser, and a script beside the module draws it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).resolve().parent


def beside(module: str, html: str = "", *, name: str = "", before: Sequence[str] = ()) -> Any:
    """Make the component of a module, given by its `__file__`: HTML, style and script lie beside it.

    The component and its files are called like the module, or `name`. `html` is the frame that the script
    fills, where no file has it; scripts named in `before`, which lie in the same folder or here, are put
    before its own.
    """
    folder, name = Path(module).resolve().parent, name or Path(module).stem

    def read(file: str) -> str | None:
        path = folder / file
        return path.read_text(encoding="utf-8") if path.exists() else None

    scripts = [read(one) or (HERE / one).read_text(encoding="utf-8") for one in before]
    return st.components.v2.component(
        f"dateline_{name}",
        html=read(f"{name}.html") or html,
        css=read(f"{name}.css"),
        js="".join([*scripts, read(f"{name}.js") or ""]),
    )
