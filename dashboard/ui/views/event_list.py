"""Events to be read: by day, each with its place and its reports, each report one click from its sentence.

The browser gets plain text for each part and builds text nodes, so a document can't add markup.
"""

from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.text import day_words
from dashboard.ui import address, component, links, paging
from dashboard.ui.counting import number
from dashboard.ui.links import Link
from dashboard.ui.views import profile_links
from dashboard.ui.views.quote_card import text_of

AT_ONCE = 25  # events
FIRST = 4  # reports of an event; the others when they are asked for
KEY = "event_list"
IN_FULL = "events-full"  # in the address: the events of which all reports are shown
LONGEST = 600  # characters of a sentence; the rest is one click away
TIES = {
    "paragraph": "The place is in the sentence before, in the same paragraph.",
    "dateline": "The place is in the dateline before the sentence.",
}

_component = component.beside(__file__, '<div class="happened"></div>', before=("nodes.js",))


def page(word: str, filters: Filters, count: int) -> int:
    """Return the page that the address asks for, one of those there are; under other filters the first."""
    return paging.asked(word, paging.pages(count, AT_ONCE), mark=paging.mark(filters)) or 1


def in_full() -> tuple[str, ...]:
    """Return the events of which all reports are asked for."""
    return tuple(one for one in address.given(IN_FULL).split(".") if one)


def show(rows: pd.DataFrame, filters: Filters, *, word: str, at: int, count: int) -> None:
    """Draw the events of a page, `count` being how many there are; `word` is the page's in the address."""
    _component(
        key=KEY,
        data={
            "days": days(rows, filters),
            "first": (at - 1) * AT_ONCE + 1,
            "shown": int(rows["event_id"].nunique()),
            "all": count,
            "page": at,
            "pages": paging.pages(count, AT_ONCE),
            "step": AT_ONCE,
        },
        on_choice_change=lambda: follow(rows, filters, word),
    )


def days(rows: pd.DataFrame, filters: Filters) -> list[dict[str, Any]]:
    """Return the events for the browser, day by day."""
    events = [group for _, group in rows.groupby("event_id", sort=False)]
    return [
        {
            "day": day_words.days(*span),
            "href": on_timeline(filters, span).href,
            "events": [drawn(one) for one in group],
        }
        for span, group in groupby(events, key=lambda one: (one["first"].iloc[0], one["last"].iloc[0]))
    ]


def drawn(reports: pd.DataFrame) -> dict[str, Any]:
    """Return one event for the browser, all of it plain text."""
    place = text_of(reports.iloc[0], "place")
    documents = int(reports["reports"].iloc[0])
    return {
        "place": place,
        "href": profile_links.of("place", place).href,
        "event": text_of(reports.iloc[0], "event_id"),
        "many": number(documents, "report") if documents > 1 else "",
        "more": int(reports["more"].iloc[0]),
        "reports": [report(row) for _, row in reports.iterrows()],
    }


def report(row: pd.Series) -> dict[str, Any]:
    """Return one report: its sentence with place and date apart, who says so, and where it was published."""
    source, day = text_of(row, "source"), day_words.day(row["published"])
    speaker, written = text_of(row, "speaker"), text_of(row, "speaker_text")
    where = [(day, "")] * bool(day) + [(source, profile_links.of("source", source).href)] * bool(source)
    return {
        "parts": parts(row),
        "href": in_reader(row).href,
        "speaker": speaker or written,
        "whose": profile_links.of("person", speaker).href if speaker else "",
        "where": where,
        "title": text_of(row, "document"),
        "tie": TIES.get(text_of(row, "tie"), ""),
    }


def parts(row: pd.Series) -> list[tuple[str, str]]:
    """Return a sentence in parts, with what each is: "date", "place" or nothing."""
    sentence, begin = str(row["sentence"]), int(row["sentence_start"])
    spans = [
        (int(row["start"]), int(row["end"]), "date"),
        (int(row["place_start"]), int(row["place_end"]), "place"),
    ]
    found, at = [], 0
    for start, end, kind in sorted(spans):
        first, last = start - begin, end - begin
        if at <= first < last <= len(sentence):
            found += [(sentence[at:first], ""), (sentence[first:last], kind)]
            at = last
    rest = sentence[at:]
    return [*found, (rest if len(rest) <= LONGEST else f"{rest[:LONGEST]}…", "")]


def in_reader(row: pd.Series) -> Link:
    """Return where a report's sentence stands."""
    return Link("document", (("doc", text_of(row, "document_id")), ("at", str(int(row["start"])))))


def on_timeline(filters: Filters, span: tuple[date, date]) -> Link:
    """Return where all dates of a day are."""
    asked = replace(filters, first=span[0], last=span[1], axis="mentioned")
    return Link("timeline", filters=asked)


def every_link(rows: pd.DataFrame, filters: Filters) -> list[Link]:
    """Return all links of a page."""
    spans = dict.fromkeys(zip(rows["first"], rows["last"], strict=True))
    found = [on_timeline(filters, span) for span in spans]
    for kind, name in (("place", "place"), ("source", "source"), ("person", "speaker")):
        found += [profile_links.of(kind, one) for one in rows[name].dropna().unique()]  # type: ignore[arg-type]
    return found + [in_reader(row) for _, row in rows.iterrows()]


def chosen(rows: pd.DataFrame, filters: Filters) -> Link | None:
    """Return the link that was clicked just now."""
    asked = choice().get("open")
    return next((link for link in every_link(rows, filters) if link.href == asked), None) if asked else None


def follow(rows: pd.DataFrame, filters: Filters, word: str) -> None:
    """Write the page, or the event that is shown in full, into the address, or go where a link leads."""
    if "page" in choice():
        address.put({word: f"{choice()['page']}.{paging.mark(filters)}", IN_FULL: ""})
    elif (event := str(choice().get("more", ""))) in set(rows["event_id"]):
        address.put({IN_FULL: ".".join(dict.fromkeys((*in_full(), event)))})
    links.choose(chosen(rows, filters))


def choice() -> dict[str, Any]:
    """Return what was chosen in this very run: {"open": address}, {"page": …} or {"more": event}."""
    given: Any = getattr(st.session_state.get(KEY), "choice", None)
    return given if isinstance(given, dict) else {}
