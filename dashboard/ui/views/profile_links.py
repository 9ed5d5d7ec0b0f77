"""Where a name leads: to the page of the person, the place or the source."""

import pandas as pd
import streamlit as st

from dashboard.store.questions.counts import Kind
from dashboard.ui import links
from dashboard.ui.links import Link

NAME = "name"  # its word in the address
CALLED = "called"  # its word in the address: what the texts call a speaker without a name
LABELS: dict[Kind, str] = {
    "person": "All about this person",
    "place": "All about this place",
    "source": "All about this source",
}
ICONS: dict[Kind, str] = {
    "person": ":material/person:",
    "place": ":material/place:",
    "source": ":material/newspaper:",
}


def of(kind: Kind, name: str) -> Link:
    """Return where a name's own page is."""
    return Link(kind, ((NAME, name),))


def of_speaker(row: pd.Series) -> Link:
    """Return where the page of a quote's speaker is: by name, else by what the text calls them."""
    name, written = row["speaker"], row["speaker_text"]
    if isinstance(name, str) and name:
        return of("person", name)
    return Link("person", ((CALLED, written if isinstance(written, str) else ""),))


def offer(kind: Kind, name: str) -> None:
    """Draw the link to a name's own page."""
    st.page_link(links.page(kind), label=LABELS[kind], icon=ICONS[kind], query_params={NAME: name})


def offer_speaker(row: pd.Series) -> None:
    """Draw the link to the page of a quote's speaker."""
    link = of_speaker(row)
    label = LABELS["person"] if dict(link.query).get(NAME) else "All by speakers called so"
    st.page_link(links.page("person"), label=label, icon=ICONS["person"], query_params=dict(link.query))
