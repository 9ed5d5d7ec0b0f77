"""A checked draft: its text with what was found marked, and beside each paragraph the reasons and sources.

The browser gets pieces of plain text and builds text nodes, so neither draft nor source can add markup.
"""

import re
from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.checking import in_words
from dashboard.checking.findings import SIGNS, Colour, Finding, Report, Source
from dashboard.text import day_words, language, layout
from dashboard.ui import component, escape
from dashboard.ui.views import marked_text
from dashboard.ui.views.marked_text import Mark

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")  # of lines wrapped by hand
STATES: dict[Colour, str] = {
    "green": "stands",
    "amber": "look at this",
    "red": "not in the collection",
    "grey": "not checked word by word",
}
MOST_NAMES = 12

_component = component.beside(__file__, '<div class="draft"></div>', before=("nodes.js",))


def show(text: str, report: Report) -> None:
    """Draw the summary, then the draft with its findings."""
    with st.container(key="lead"):
        st.markdown(escape.markdown(in_words.summary(report)))
    for line in (in_words.others(report), unknown_names(report), in_other_language(report)):
        if line:
            st.caption(escape.markdown(line))
    told = [one for one in report.findings if is_told(one)]
    _component(
        key="draft_view",
        data={"paragraphs": paragraphs(text, told), "dark": st.context.theme.type == "dark"},
    )


def is_told(found: Finding) -> bool:
    """Say whether a finding is marked in the text: a name that is right, or unknown, is not."""
    return found.subject not in ("name", "role") or found.colour in ("amber", "red")


def unknown_names(report: Report) -> str:
    """Say which names the collection does not have, or "" if it has all."""
    names = list(
        dict.fromkeys(" ".join(one.text.split()) for one in report.of("name") if one.colour == "grey")
    )
    if not names:
        return ""
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"Names that are not in the collection: {', '.join(names[:MOST_NAMES])}{more}."


def in_other_language(report: Report) -> str:
    """Say so if a draft is not in English."""
    if not language.is_other(report.language):
        return ""
    return "The draft does not seem to be in English: only what stands in quotation marks was looked up."


def paragraphs(text: str, told: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return each paragraph of the draft in pieces, with the notes on what begins in it."""
    numbers = {id(one): number for number, one in enumerate(told, 1)}
    marks = [Mark(str(numbers[id(one)]), one.start, one.end, one.colour) for one in told]
    found = []
    for line in (BLOCK if layout.unwrapped(text) else LINE).finditer(text):
        if line[0].isspace():
            continue
        start, end = line.span()
        inside = [one for one in marks if one.start < end and start < one.end]
        here = [
            Mark(one.id, max(one.start, start) - start, min(one.end, end) - start, one.kind) for one in inside
        ]
        notes = [note(numbers[id(one)], one) for one in told if start <= one.start < end]
        found.append({"parts": parts(line[0], here), "notes": notes})
    return found


def parts(text: str, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """Return the pieces of a paragraph; behind the last piece of a finding stand its number and sign."""
    pieces = marked_text.pieces(text, marks)
    last = {mark.id: at for at, piece in enumerate(pieces) for mark in piece.marks}
    drawn = []
    for at, piece in enumerate(pieces):
        ended = sorted((mark for mark in piece.marks if last[mark.id] == at), key=lambda mark: int(mark.id))
        drawn.append(
            {
                "text": piece.text,
                # The shortest is innermost, and its colour is the one to see.
                "colour": piece.marks[0].kind if piece.marks else "",
                "signs": [{"number": one.id, "sign": SIGNS[colour_of(one)]} for one in ended],
            }
        )
    return drawn


def colour_of(mark: Mark) -> Colour:
    """Return the colour of a mark."""
    return next(colour for colour in SIGNS if colour == mark.kind)


def note(number: int, found: Finding) -> dict[str, Any]:
    """Return what is drawn beside the text about one finding."""
    return {
        "number": str(number),
        "colour": found.colour,
        "sign": SIGNS[found.colour],
        "state": f"{in_words.SUBJECTS[found.subject].capitalize()}: {STATES[found.colour]}",
        "says": found.says,
        "notes": list(found.notes),
        "parts": [{"of": one.of, "text": one.text} for one in found.parts],
        "source": source(found.source, is_short=is_short(found)) if found.source else None,
    }


def is_short(found: Finding) -> bool:
    """Say whether a link is enough: a sentence has many figures, and right ones need not show it again."""
    return found.subject == "figure" and found.colour == "green"


def source(at: Source, *, is_short: bool = False) -> dict[str, Any]:
    """Return a source with its words in their context, where it appeared, and its address."""
    return {
        "before": at.before,
        "text": "" if is_short else at.text,
        "after": at.after,
        "title": at.title,
        "where": [one for one in (at.source, day_words.day(at.published)) if one],
        "quote": at.key,
        "document": at.document_id,
        "at": str(at.start),
    }
