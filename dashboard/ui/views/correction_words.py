"""Corrections in words: what each is about, what it gives, who made it and when."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.identity import decisions, watching
from dashboard.identity.acts import FORMS
from dashboard.records import Decision
from dashboard.store.questions import corrected
from dashboard.ui import escape, state

ACTS = {act: form.word for act, form in FORMS.items()}
MOST = 2_000  # older ones without words of their own that are looked up for a list


def readable(made: Sequence[Decision]) -> pd.DataFrame:
    """Return decisions as rows for the screen: id, when, act, target, value, by, state."""
    titles = state.ask(corrected.titles)
    older = older_words(made[:MOST])
    rows = as_rows(made)
    return rows.assign(
        when=[of_moment(one) for one in made],
        target=[of_target(one, titles, older) for one in made],
        value=[of_value(one) for one in made],
    )


def older_words(made: Sequence[Decision]) -> dict[str, str | None]:
    """Return the words of rows for those corrections that don't say them themselves: older ones don't."""
    targets = {one.target for one in made if one.words is None and decisions.row_of(one.target)}
    return state.ask(corrected.of_targets, sorted(targets))


def as_rows(made: Sequence[Decision]) -> pd.DataFrame:
    """Return decisions as a table."""
    columns = ["id", "when", "act", "target", "value", "by", "state"]
    rows = [
        (
            one.id,
            one.when,
            ACTS.get(one.act, one.act),
            one.target,
            one.value,
            one.by,
            "undone" if one.undone else "in force",
        )
        for one in made
    ]
    return pd.DataFrame(rows, columns=columns)


def of_moment(decision: Decision) -> str:
    """Say when a decision was made, to the minute (UTC)."""
    return escape.shorten(decision.when[:16].replace("T", " "), 40)


def of_value(decision: Decision) -> str:
    """Say what a correction gives to its target; a note stands as it was written.

    >>> of_value(Decision(1, "", "watch", "ORG:Ministry", '{"also": ["the Palace"], "desk": "World"}'))
    'also the Palace; desk World'
    """
    if FORMS[decision.act].about == "marks":
        return escape.shorten(decision.value, 120)
    if decision.act == "watch" and (watched := watching.of_decision(decision.target, decision.value)):
        also = [f"also {', '.join(watched.also)}"] if watched.also else []
        return "; ".join([*also, *(f"{column} {value}" for column, value in watched.columns)])
    value = of_name(decision.value)
    return f"not {value}" if decision.act == "split" else value


def of_target(decision: Decision, titles: Mapping[str, str], older: Mapping[str, str | None]) -> str:
    """Say what a correction is about: a name without its label, a row by its words and document.

    `titles` are those of the documents that are here, `older` the words of rows that a decision doesn't say.
    """
    row = decisions.row_about(decision)
    if row is None:
        return of_name(decision.target)
    title = titles.get(row.document)
    words = row.words.exact if row.words else older.get(decision.target)
    where = escape.shorten(title or row.document, 60)
    if words is None:
        gone = "its words are not there any more" if title else "not here any more"
        return f"{row.kind} in {where} ({gone})"
    return f"{row.kind} “{escape.shorten(words, 60)}” in {where}{'' if title else ' (not here)'}"


def of_name(target: str) -> str:
    """Return a name without its label, a place without its number."""
    return target.rpartition(":")[2] if target.startswith("PLACE:") else target.partition(":")[2] or target
