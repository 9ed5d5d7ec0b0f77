"""The tables on the page of a person, a place or a source: quotes, mentions in context, shares, articles."""

import pandas as pd
import streamlit as st

from dashboard.filters import Filters
from dashboard.store.questions import concordance, documents, evidence, quotes, shares
from dashboard.store.questions.concordance import Kind
from dashboard.store.questions.said import Said
from dashboard.store.questions.shares import Of
from dashboard.ui import columns, downloads, links, state, table
from dashboard.ui.charts import plot
from dashboard.ui.links import Link
from dashboard.ui.views import beside, profile_links, quote_card

IN_LINE, FULL = 46, 74  # characters beside a mention: in its line, or where lines wrap
NAMES: dict[Of, str] = {"article": "speakers-per-article", "month": "speakers-per-month", "all": "speakers"}


def show_quotes(asked: Said, count: int, *, key: str, without: tuple[str, ...] = ()) -> None:
    """Draw quotes, sorted and paged over all of them, with the card of the picked one beside."""
    names = {name: one for name, one in columns.quotes().items() if name not in without}
    order = table.order(key, names)
    rows = state.ask(quotes.of_fitting, asked, order=order, part=table.part(key, count))
    list_side, card_side = beside.split()
    with list_side:
        if rows.empty:
            st.text("There is no such quote in the documents that fit.")
            return
        picked = table.show(rows, key=key, columns=names, whole=count)
        downloads.show(
            lambda c: evidence.of_fitting(c, asked, order=order),
            state.collection(), name=f"quotes-{key}", count=count, table="quotes",
        )  # fmt: skip
    with beside.card(card_side, is_chosen=picked is not None, close=table.unpick, args=(key,)):
        quote_card.show(beside.shown(picked, rows), key=f"{key}_quote")


def show_mentions(name: str, filters: Filters, count: int, *, kind: Kind) -> None:
    """Draw every mention in its context; a picked one opens the article there."""
    names = columns.mentions()
    order = table.order("mentions", names)
    part = table.part("mentions", count)
    rows = state.ask(concordance.find, name, filters, kind=kind, order=order, part=part)
    if rows.empty:
        st.text("There is no mention in the documents that fit.")
        return
    st.caption(
        "Every place where the name stands in a text; “he” and “she” are not listed. "
        "Sort by what stands before or after it; pick a line to read it in its article."
    )
    picked = table.show(near(rows), key="mentions", columns=names, whole=count)
    downloads.show(
        lambda c: concordance.find(c, name, filters, kind=kind, order=order),
        state.collection(), name="mentions", count=count,
    )  # fmt: skip
    read(picked, "mentions", "start")


def near(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with as much on either side as fits into a line, cut between words."""
    most = FULL if plot.is_phone() else IN_LINE
    left = [text if len(text) <= most else text[-most:].partition(" ")[2] for text in rows["left"]]
    right = [text if len(text) <= most else text[:most].rpartition(" ")[0] for text in rows["right"]]
    return rows.assign(left=left, right=right)


def show_shares(asked: Said, count: int, *, of: Of, key: str) -> None:
    """Draw how much each speaker says, in each article or month or in all."""
    names = columns.shares(of)
    order = table.order(key, names)
    with st.spinner("Counting the words …"):
        rows = state.ask(shares.find, asked, of=of, order=order, part=(0, state.SHOWN))
    if rows.empty:
        st.text("No quote fits the filters.")
        return
    picked = table.show(called(rows), key=key, columns=names)
    table.cut_note(len(rows), count, "row")
    downloads.show(
        lambda c: shares.find(c, asked, of=of, order=order), state.collection(), name=NAMES[of], count=count
    )
    if of == "article":
        read(picked, key)
    elif picked is not None and table.was_just_picked(key):
        links.open_link(speaker_link(picked))


def called(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with a word for those whom nobody has found."""
    return rows.assign(speaker=rows["speaker"].where(rows["speaker"] != "", quote_card.UNKNOWN))


def speaker_link(row: pd.Series) -> Link:
    """Return where a speaker's own page is: by name, or by what the text calls them."""
    written = "" if row["speaker"] == quote_card.UNKNOWN else str(row["speaker"])
    return Link("person", ((profile_links.NAME if row["named"] else profile_links.CALLED, written),))


def show_articles(within: Filters, count: int) -> None:
    """Draw the articles; a picked one is opened."""
    names = columns.articles()
    order = table.order("articles", names)
    rows = state.ask(documents.find, within, limit=state.SHOWN, order=order)
    if rows.empty:
        st.text("There is no such article among the documents that fit.")
        return
    picked = table.show(rows, key="articles", columns=names)
    table.cut_note(len(rows), count, "document")
    downloads.show(
        lambda c: documents.find(c, within, order=order),
        state.collection(), name="articles", count=count, table="documents",
    )  # fmt: skip
    read(picked, "articles")


def read(picked: pd.Series | None, key: str, at: str = "") -> None:
    """Open the article of a row that was picked in this very run."""
    if picked is not None and table.was_just_picked(key):
        links.open_reader(str(picked["document_id"]), at=int(picked[at]) if at else None)
