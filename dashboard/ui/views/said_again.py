"""The same utterance elsewhere: in a line under a quote, and in its card with the words that differ."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.store.questions import utterances
from dashboard.store.questions.utterances import Relation, Version
from dashboard.text import day_words
from dashboard.ui import address, linked_text, state
from dashboard.ui.counting import number
from dashboard.ui.linked_text import Words
from dashboard.ui.links import Link
from dashboard.ui.views import profile_links

APART = "same"  # its word in the address: what was said once is listed as often as it was reported
MOST = 3  # sources named in a line
MOST_IN_CARD = 12
TOLD: dict[Relation, str] = {
    "same": "word for word", "shortened": "shortened", "longer": "longer", "changed": "changed",
}  # fmt: skip


def in_words(published: date | None, versions: Sequence[Version]) -> str:
    """Say where else an utterance is, where it was first, and who has other words; "" if nowhere.

    >>> def told(relation, source, day):
    ...     return Version(2, "", relation, "Osei", date(2022, 5, day), source, "", source, 0, False)
    >>> in_words(date(2022, 5, 6), [told("same", "The Ledger", 4), told("shortened", "The Echo", 5)])
    'Also in 2 other articles, first on 4 May 2022 in The Ledger; shortened in The Echo'
    >>> in_words(date(2022, 5, 4), [told("same", "The Ledger", 4)])
    'Also in 1 other article, on the same day'
    """
    documents = {one.document_id: one for one in versions}
    if not documents:
        return ""
    copies = sum(one.is_copy for one in documents.values())
    said = f"Also in {number(len(documents), 'other article')}"
    said += f" ({number(copies, 'copy')} of an article among them)" if copies else ""
    first = versions[0]
    if first.published and published:
        where = f" in {first.source}" if first.source else ""
        if first.published == published:
            said += ", on the same day" if len(documents) == 1 else ", first on this day"
        else:
            is_before = first.published < published
            said += f", first on {day_words.day(first.published)}{where}" if is_before else ", first here"
    return "; ".join([said, *_others(versions)])


def _others(versions: Sequence[Version]) -> list[str]:
    """Say which sources have other words."""
    found = []
    for relation in ("shortened", "longer", "changed"):
        having = [one for one in versions if one.relation == relation]
        sources = list(dict.fromkeys(one.source for one in having if one.source))
        more = f" and {len(sources) - MOST} more" if len(sources) > MOST else ""
        where = f" in {', '.join(sources[:MOST])}{more}" if sources else ""
        found += [f"{TOLD[relation]}{where}"] * bool(having)
    return found


def show(row: pd.Series, *, key: str, once: bool) -> None:
    """Draw the other versions of a quote, the first published first, with what differs from it marked."""
    versions = state.ask(utterances.of, (int(row["quote_id"]),), once=once).get(int(row["quote_id"]), ())
    if not versions:
        return
    published = None if pd.isna(row["published"]) else row["published"]
    st.text(f"{in_words(published, versions)}.")
    lines = [line(one, str(row["words"])) for one in versions[:MOST_IN_CARD]]
    linked_text.show(lines, key=f"{key}_again", look="versions", label="The same utterance elsewhere")
    if len(versions) > MOST_IN_CARD:
        st.caption(f"The first {MOST_IN_CARD} of {len(versions):,} are listed.")


def line(version: Version, beside: str) -> list[Words]:
    """Return a version for the card: when and where, its words with those that differ apart, and a link."""
    day = day_words.day(version.published) or "day unknown"
    found = [Words(f"{day} · ")]
    if version.source:
        found += [Words(version.source, profile_links.of("source", version.source)), Words(" · ")]
    copied = ", in a copy of an article" if version.is_copy else ""
    found.append(Words(f"{TOLD[version.relation]}{copied}: "))
    if version.relation == "same":
        found.append(Words(f"{version.words} "))
    else:
        for words, differs in utterances.parts(version.words, beside):
            found += [Words(words, is_head=differs), Words(" ")]
    at = (("doc", version.document_id), ("at", str(version.start)))
    return [*found, Words("In the article", Link("document", at))]


def folded(numbers: Sequence[int], versions: Mapping[int, Sequence[Version]]) -> dict[int, int]:
    """Return which quotes of a page say what another one above them says: by their number, the other's.

    >>> one = Version(1, "", "same", "", None, "", "", "", 0, False)
    >>> folded([1, 2], {1: (), 2: (one,)})
    {2: 1}
    """
    found: dict[int, int] = {}
    seen: set[int] = set()
    for quote in numbers:
        above = [one.number for one in versions.get(quote, ()) if one.number in seen]
        if above:
            found[quote] = found.get(above[0], above[0])
        seen.add(quote)
    return found


def is_apart() -> bool:
    """Say whether each report of an utterance is asked to be listed."""
    return address.given(APART) == "apart"


def offer_switch(hidden: int) -> None:
    """Say how many quotes of the page are folded, and offer to list them; or to fold them again."""
    if is_apart():
        st.button("Fold what was said once", key="fold_same", type="tertiary", on_click=turn, args=("",))
    elif hidden:
        with st.container(horizontal=True, vertical_alignment="center", key="same"):
            verb = "is" if hidden == 1 else "are"
            folded = f"{number(hidden, 'quote')} {verb} folded: the same utterance as one above."
            st.caption(f"{folded} Counts have each.", width="content")
            st.button("List each", key="list_same", type="tertiary", on_click=turn, args=("apart",))


def turn(way: str) -> None:
    """Write into the address whether each report is listed."""
    address.put({APART: way})
