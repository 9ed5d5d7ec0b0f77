"""How a name is written in the texts, why each spelling is taken for one person, and how to split them."""

import pandas as pd
import streamlit as st

from dashboard.records import Seen
from dashboard.store.questions import documents, drawn, joins
from dashboard.ui import columns, escape, links, state, table
from dashboard.ui.views import correction_box, quote_card

MOST_DOCUMENTS = 200  # offered for a split in one of them; the reader page can do it in any


def show(name: str) -> None:
    """List a person's spellings; the picked one says why it is theirs, and can be kept apart."""
    rows = state.ask(joins.of_person, name)
    picked = table.show(rows, key="variant", columns=columns.variants(), height=240)
    if picked is None:
        st.caption("Pick a spelling to see why it is taken for this name, and to keep it apart.")
        return
    st.text(quote_card.text_of(picked, "because") or "This is the name itself.")
    if picked["is_apart"]:
        return
    with st.popover("Not the same?", icon=":material/call_split:", key="part"):
        part_everywhere(name, picked)
        part_in_document(name, picked)


def part_everywhere(person: str, picked: pd.Series) -> None:
    """Offer to keep a name apart in all documents, if it is joined across documents."""
    if not picked["is_joined"]:
        return
    st.caption(
        "In all documents, also those added later, that have no fuller name for it. "
        "It is then a name of its own; rename or merge it to say who it is."
    )
    correction_box.offer(
        f"Keep “{escape.markdown(picked['name'])}” apart",
        "split",
        f"{picked['label']}:{picked['name']}",
        state.ask(drawn.of_name, person),
        key="part_everywhere",
    )


def part_in_document(person: str, picked: pd.Series) -> None:
    """Offer to keep a spelling apart in one document."""
    there = state.ask(
        joins.documents, person, variant=picked["variant"], name=picked["name"], limit=MOST_DOCUMENTS
    )
    if there.empty:
        return
    titles = dict(zip(there["row"], there["title"], strict=True))
    row = st.selectbox("In one document only", list(titles), format_func=titles.__getitem__, key="part_where")
    keys = dict(zip(there["row"], there["document_id"], strict=True))
    start = int(row.split("-")[1])
    links.to_reader(keys[row], titles[row], at=start)
    view = state.ask(documents.one, keys[row])
    text = view.document.text if view else ""
    seen = Seen("mention", drawn.words(picked["variant"], start, text, document=keys[row]), person)
    correction_box.offer("Keep it apart there", "split", seen, "", key="part_there")
