"""One row to be reviewed: its sentence, what was read, and a key for each verdict."""

from collections.abc import Sequence

import streamlit as st

from dashboard.identity import decisions
from dashboard.store.questions import documents, reviewing
from dashboard.ui import changing, escape, links, state
from dashboard.ui.counting import number
from dashboard.ui.views import correction_box, finding_card, findings, marked_text, sentence
from dashboard.ui.views.findings import Finding
from dashboard.ui.views.marked_text import Mark
from dashboard.ui.views.review_sample import Chosen

FIXING = "_fixing"  # the row that was called wrong and is being put right
STEPS = "_review_steps"  # the decisions of each key, to be undone

ALSO = {"hidden": ("hide",), "right": ("check",)}  # what a verdict does beside being counted


def show(targets: Sequence[str], chosen: Chosen) -> None:
    """Draw the next row without a verdict of this person, or say that there is none."""
    done = {one.target for one in state.ask(reviewing.said) if one.by == chosen.by}
    left = [target for target in targets if target not in done]
    fixing = st.session_state.get(FIXING)
    target = fixing if fixing in targets else next(iter(left), None)
    st.text(f"{len(targets) - len(left):,} of {number(len(targets), 'row')} reviewed by {chosen.by}.")
    if target is None:
        st.text("Nothing is left in this sample." if targets else "No row fits the filters.")
    else:
        # Above the row: they stay where they are, however long it is.
        _offer_verdicts(target, chosen, is_fixing=fixing == target)
        with st.container(border=True, key="review"):
            finding = _show_row(target)
            if fixing == target and finding is not None:
                view = state.ask(documents.one, decisions.row_of(target).document)  # type: ignore[union-attr]
                correction_box.for_finding(finding, view.document, key="review_fix")  # type: ignore[union-attr]
    if st.session_state.get(STEPS):
        st.button("Undo the last one", key="review_undo", shortcut="u", icon=":material/undo:", on_click=undo)


def _show_row(target: str) -> Finding | None:
    """Draw a row in its sentence and return it; None where it is gone or hidden."""
    row = decisions.row_of(target)
    view = state.ask(documents.one, row.document) if row else None
    if row is None or view is None:
        st.text("Its document is not here any more.")
        return None
    kinds = {"mention": ("person", "organisation", "other", "place")}.get(row.kind, (row.kind,))
    span = (row.start, row.end)
    found = [one for one in findings.findings(view) if (one.record.start, one.record.end) == span]
    finding = next((one for one in found if one.kind in kinds), None)
    marks = [Mark("review", row.start, row.end, row.kind if row.kind != "mention" else "person")]
    if finding is not None and finding.kind == "quote":
        marks = sentence.quote_marks(finding.record)  # type: ignore[arg-type]
    text, moved = sentence.cut(view, marks)
    head = finding_card.headline(finding.record) if finding else view.document.text[row.start : row.end]
    st.header(escape.markdown(escape.shorten(head, 80)), anchor=False)
    marked_text.show(text, moved, key="review_text")
    for line in finding_card.lines(finding.record) if finding else ["It was hidden by a correction."]:
        st.text(line)
    links.to_reader(view.document.id, view.document.title or view.document.id, at=row.start)
    return finding


def _offer_verdicts(target: str, chosen: Chosen, *, is_fixing: bool) -> None:
    if is_fixing:
        st.text("It counts as wrong. Put it right below, then go on.")
        st.button("Go on", key="review_on", shortcut="g", type="primary", on_click=go_on)
        return
    with st.container(horizontal=True, key="verdicts"):
        for label, key, verdict in (("Right", "y", "right"), ("Wrong: fix it", "f", "wrong"),
                                    ("Hide it", "h", "hidden"), ("Skip", "s", "skipped")):  # fmt: skip
            st.button(
                label, key=f"review_{verdict}_{correction_box.mark(target)}", shortcut=key,
                type="primary" if verdict == "right" else "secondary",
                on_click=give, args=(target, verdict, chosen.by),
            )  # fmt: skip


def give(target: str, verdict: str, by: str) -> None:
    """Write a verdict down; what is right is marked as checked, what is called nothing at all is hidden."""
    acts = [(act, target, "") for act in ALSO.get(verdict, ())]
    wanted = [*acts, ("review", target, f"{verdict} {by}")]
    done = changing.make(lambda c: c.decide_together(wanted, by=by), refused="Not written down")
    if done is None:
        return
    st.session_state.setdefault(STEPS, []).append([one.id for one in done.made])
    st.session_state[FIXING] = target if verdict == "wrong" else None


def go_on() -> None:
    """Leave the row that was put right."""
    st.session_state[FIXING] = None


def undo() -> None:
    """Take back what the last key did; a correction made between is on the page Corrections."""
    steps = st.session_state.get(STEPS) or []
    if steps and changing.make(lambda c: c.undo(*steps[-1]), refused="Not undone") is not None:
        steps.pop()
    st.session_state[FIXING] = None
