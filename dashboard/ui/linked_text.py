"""Sentences in which names and numbers are links: each opens a page that shows what is said.

The browser gets plain text for each part and builds text nodes, so a document can't add markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.ui import component, escape, links
from dashboard.ui.links import Link

LONGEST = 300  # characters of one part

_component = component.beside(__file__, '<div class="linked"></div>', before=("nodes.js",))


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a sentence: it may be a link, or the head of what follows."""

    text: str
    link: Link | None = None
    is_head: bool = False


def show(sentences: Sequence[Sequence[Words]], *, key: str, look: str, label: str = "") -> None:
    """Draw sentences, one below the other: `look` is a class of the style sheet, `label` what they are."""
    _component(
        key=key,
        data={
            "look": look,
            "label": label,
            "sentences": [[drawn(words) for words in sentence] for sentence in sentences],
        },
        on_choice_change=lambda: links.choose(chosen(sentences, key)),
    )


def drawn(words: Words) -> dict[str, str]:
    """Return what the browser draws."""
    return {
        "text": escape.shorten(words.text, LONGEST) if len(words.text) > LONGEST else words.text,
        "href": words.link.href if words.link else "",
        "head": "head" if words.is_head else "",
    }


def chosen(sentences: Sequence[Sequence[Words]], key: str) -> Link | None:
    """Return the link that was clicked just now."""
    choice: Any = getattr(st.session_state.get(key), "choice", None)
    if not isinstance(choice, str):
        return None
    links_there = [words.link for sentence in sentences for words in sentence if words.link]
    return next((link for link in links_there if link.href == choice), None)
