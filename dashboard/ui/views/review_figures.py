"""What the review says so far: the share reviewed and right, with its interval; how far two people agree."""

import json
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import pandas as pd
import streamlit as st

from dashboard.checking import agreement
from dashboard.store.collection import Collection
from dashboard.store.questions import reviewing
from dashboard.store.questions.reviewing import Said
from dashboard.ui import columns, state, table
from dashboard.ui.views.review_sample import KINDS, Chosen

BIASED = "The least certain rows come first: their share says nothing of the others. A random sample does."
MEASURED = "With a random sample the share that is right lies in the interval in 95 of 100 samples."


def show(targets: Sequence[str], chosen: Chosen) -> None:
    """Draw the figures of this sample and the download of all that was reviewed."""
    every = state.ask(reviewing.said)
    among = set(targets)
    here = [one for one in every if one.target in among]
    if here:
        st.header("What was found so far", anchor=False)
        kinds = state.ask(reviewing.quote_kinds, targets) if chosen.kind == "quote" else {}
        rows = figures(here, kinds, len(targets), KINDS[chosen.kind])
        table.show(rows, key="reviewed", columns=columns.reviewed(), pick=False, sortable=False)
        st.caption(MEASURED if chosen.order == "random" else BIASED)
        for line in agreements(here):
            st.text(line)
    if every:
        collection = state.collection()  # the file is written outside the page's thread
        st.download_button(
            "Download all reviewed rows as gold", data=lambda: as_lines(collection),
            file_name="reviewed.jsonl", mime="application/jsonl",
            key="download_gold", on_click="ignore", icon=":material/download:",
            help="In the form of `dateline extract`; `dateline score reviewed.jsonl SYSTEM` reads it.",
        )  # fmt: skip


def figures(here: Sequence[Said], kinds: dict[str, str], size: int, whole: str) -> pd.DataFrame:
    """Return for each person and kind how many were reviewed and right, with the interval."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in here:
        groups[one.by, whole].append(one.verdict)
        if one.target in kinds:
            groups[one.by, f"{whole}, {kinds[one.target]}"].append(one.verdict)
    rows = []
    for (by, kind), verdicts in sorted(groups.items()):
        judged = [one for one in verdicts if one != "skipped"]
        right = judged.count("right")
        low, high = agreement.interval(right, len(judged))
        share = f"{right / len(judged):.0%} ({low:.0%} to {high:.0%})" if judged else ""
        of = f"{len(verdicts):,} of {size:,}" if kind == whole else f"{len(verdicts):,}"
        rows.append((by, kind, of, right, share))
    return pd.DataFrame(rows, columns=["by", "kind", "reviewed", "right", "share"])


def agreements(here: Sequence[Said]) -> list[str]:
    """Say how far each two people agree on the rows that both have judged."""
    verdicts: dict[str, dict[str, str]] = defaultdict(dict)
    for said in here:
        if said.verdict != "skipped":
            verdicts[said.by][said.target] = "right" if said.verdict == "right" else "wrong"
    found = []
    for one, other in combinations(sorted(verdicts), 2):
        both = sorted(verdicts[one].keys() & verdicts[other].keys())
        if both:
            pairs = [(verdicts[one][row], verdicts[other][row]) for row in both]
            same = sum(first == second for first, second in pairs)
            kappa = agreement.kappa(pairs)
            beyond = "Cohen’s kappa can’t be told" if kappa is None else f"Cohen’s kappa {kappa:.2f}"
            found.append(
                f"{one} and {other} agree on {same:,} of the {len(both):,} rows that both judged; {beyond}."
            )
    return found


def as_lines(collection: Collection) -> bytes:
    """Return all reviewed rows as gold, a document a line."""
    rows = reviewing.gold(collection)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
