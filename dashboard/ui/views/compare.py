"""The page Compare: two sides, how much each has, the words typical of it, its quotes, and when."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import comparing, quotes, typical
from dashboard.store.questions.comparing import By, Change, Much
from dashboard.store.questions.typical import Typical
from dashboard.text import day_words, spoken
from dashboard.ui import colours, escape, linked_text, state
from dashboard.ui.charts import compare_chart, plot
from dashboard.ui.counting import number
from dashboard.ui.linked_text import Words
from dashboard.ui.links import Link
from dashboard.ui.views import compare_choice, profile_links, quote_card
from dashboard.ui.views.compare_choice import Pair

MOST_WORDS = 15
MOST_CHANGES = 12
NEWEST = 5  # quotes of each side
LONGEST = 220  # letters of a quote
SIDES = ("left", "right")
HINT = (
    "Words that one side’s speakers use more than the other’s (log-odds with both sides as the prior; "
    "1.96 standard errors and more). A lead to look at: a few are there by chance."
)


def show(filters: Filters) -> None:
    """Draw the page under the filters, but for those of the kind that is compared."""
    st.title("Compare", anchor=False)
    pair = compare_choice.show(filters)
    if pair is None:
        return
    sides = [comparing.within(filters, pair.by, name) for name in pair.names]
    shared = comparing.without(filters, pair.by).describe("quotes")
    if shared:
        st.caption(escape.markdown(f"Both only {shared}"))
    _show_when(pair, sides)
    said = [state.ask(typical.words, side) for side in sides]
    telling = typical.of_each(said[0], said[1], most=MOST_WORDS)
    for column, name, side, words, key in zip(
        st.columns(2, gap="large"), pair.names, sides, telling, SIDES, strict=True
    ):
        with column:
            _show_side(pair.by, name, side, words, key)
    if pair.by == "period":
        _show_changes(pair, sides)


def _show_when(pair: Pair, sides: list[Filters]) -> None:
    """Draw both over time; two periods need no such drawing unless they overlap."""
    rows = state.ask(comparing.per_period, sides[0], sides[1])
    if pair.by == "period" or len(rows) < 2:
        return
    names = (compare_choice.in_words(pair.by, pair.left), compare_choice.in_words(pair.by, pair.right))
    unit = rows.attrs.get("unit", "week")
    st.caption(f"Quotes per {unit}")
    drawn = compare_chart.figure(rows, names, colours=colours.current(), ticks=plot.ticks())
    alt = f"Bars: quotes per {unit} of {names[0]} above, of {names[1]} below, on one scale"
    plot.show(drawn, key="compare_when", alt=alt)


def _show_side(by: By, name: str, side: Filters, words: list[Typical], key: str) -> None:
    """Draw one side: its name, how much it has, the words typical of it, its newest quotes."""
    st.header(escape.markdown(compare_choice.in_words(by, name)), anchor=False)
    much = state.ask(comparing.much, side)
    lines = [_counted(by, much)]
    if by != "period":
        lines.append([Words(profile_links.LABELS[by], profile_links.of(by, name))])
    linked_text.show(lines, key=f"{key}_lines", look="lines")
    st.subheader("Typical words", anchor=False, help=HINT)
    if words:
        listed = [_word(one, side) for one in words]
        linked_text.show([_joined(listed)], key=f"{key}_words", look="lines", label="Typical words")
    else:
        st.text("None: too little is said, or much the same.")
    st.subheader("Newest quotes", anchor=False)
    rows = state.ask(quotes.find, side.shown_first(), limit=NEWEST)
    told = [_quote(row, side) for _, row in rows.iterrows()]
    told.append([Words(f"All {number(much.quotes, 'quote')}", Link("quotes", filters=side))])
    linked_text.show(told, key=f"{key}_quotes", look="quotes", label="Newest quotes")


def _counted(by: By, much: Much) -> list[Words]:
    """Return how much a side has, in one line; one person is but one speaker."""
    parts = [
        number(much.documents, "document"),
        number(much.quotes, "quote"),
        f"{number(much.words, 'word')} quoted",
        "" if by == "person" else number(much.speakers, "speaker"),
        f"{number(much.people, 'person')} named",
        number(much.places, "place"),
    ]
    return [Words(" · ".join(part for part in parts if part))]


def _quote(row: pd.Series, side: Filters) -> list[Words]:
    """Return a quote, and who said it, where and when, which leads to it."""
    said = spoken.in_marks(escape.shorten(str(row["quote"]), LONGEST), str(row["kind"]))
    day = "" if pd.isna(row["published"]) else day_words.day(row["published"])
    who = quote_card.text_of(row, "speaker") or quote_card.text_of(row, "speaker_text")
    about = ", ".join(part for part in (who, quote_card.text_of(row, "source"), day) if part)
    itself = Link("quotes", (("quote", str(row["address"]).rpartition("=")[2]),), side)
    return [Words(said), Words(about or "Open", itself)]


def _word(one: Typical, side: Filters) -> Words:
    """Return a word with its counts on both sides, which leads to its quotes."""
    there = replace(side, text=one.word)
    return Words(f"{one.word} ({one.own:,} to {one.other:,})", Link("quotes", filters=there))


def _joined(listed: list[Words]) -> list[Words]:
    """Return links with commas between them."""
    return [one for at, words in enumerate(listed) for one in ([Words(", ")] if at else []) + [words]]


def _show_changes(pair: Pair, sides: list[Filters]) -> None:
    """Say who and what came between the earlier and the later period, and who and what went."""
    (before, earlier), (after, later) = sorted(zip(pair.names, sides, strict=True))
    st.header("What changed", anchor=False)
    since, until = (compare_choice.in_words("period", one) for one in (after, before))
    came, gone = state.ask(comparing.speakers, earlier, later)
    there, away = state.ask(comparing.named_places, earlier, later)
    lines = [
        _changes(f"New speakers in {since}: ", came, later, "person", "quote"),
        _changes(f"Speakers of {until} who are gone: ", gone, earlier, "person", "quote"),
        _changes(f"New places in {since}: ", there, later, "place", "document"),
        _changes(f"Places of {until} that are gone: ", away, earlier, "place", "document"),
    ]
    linked_text.show(lines, key="changes", look="lines", label="What changed")


def _changes(head: str, changes: list[Change], side: Filters, kind: By, noun: str) -> list[Words]:
    """Return a line of names with their counts, each leading to the quotes or documents that it counts."""
    if not changes:
        return [Words(head, is_head=True), Words("none")]
    listed = [
        Words(
            f"{one.name} ({number(one.before or one.after, noun)})",
            Link(
                "quotes" if kind == "person" else "documents", filters=comparing.within(side, kind, one.name)
            ),
        )
        for one in changes[:MOST_CHANGES]
    ]
    more = [Words(f" and {len(changes) - MOST_CHANGES:,} more")] if len(changes) > MOST_CHANGES else []
    return [Words(head, is_head=True), *_joined(listed), *more]
