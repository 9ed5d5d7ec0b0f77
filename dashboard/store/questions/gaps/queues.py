"""The lists of what is missing, by their word: what each asks, who finds its rows and who counts them."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions.gaps import of_names, of_rows, unquoted


@dataclass(frozen=True, slots=True)
class Queue:
    """A list: its title, what its rows lack and how to cure that, and the questions."""

    title: str
    cure: str
    find: Callable[..., pd.DataFrame]
    count: Callable[[Collection, Filters], int]


QUEUES = {
    "unnamed": Queue(
        "Statements without a named speaker",
        "Statements of which nobody, or only “he” or “officials”, is known as the speaker. Say who spoke, or "
        "hide what is no quote.",
        of_rows.unnamed,
        of_rows.count_unnamed,
    ),
    "unquoted": Queue(
        "Sentences with a word of saying and no quote",
        "“Said”, “told”, “warned” and the like, and no quote was found. Read the sentence in its article.",
        unquoted.find,
        unquoted.count,
    ),
    "undated": Queue(
        "Documents without a day",
        "Their relative dates (“on Tuesday”) stay open. Add the file again with its day: dateline add FILE "
        "--published 2022-05-04.",
        of_rows.undated,
        of_rows.count_undated,
    ),
    "valueless": Queue(
        "Dates on no known day",
        "“On Tuesday” in an article without a day, “on the 5th” of an unknown month. Hide what is no date. "
        "“Recently” is not listed: it has no day.",
        of_rows.valueless,
        of_rows.count_valueless,
    ),
    "unplaced": Queue(
        "Places without a position",
        "They are not on the map. Hide what is no place.",
        of_rows.unplaced,
        of_rows.count_unplaced,
    ),
    "once": Queue(
        "Names seen once",
        "Slips of the pen and wrongly read names are among them. Rename, merge or hide.",
        of_names.once,
        of_names.count_once,
    ),
    "twins": Queue(
        "Two people who may be one",
        "Their names differ as spellings of one name do. Merge them, or say that they are two.",
        of_names.twins,
        of_names.count_twins,
    ),
    "doubles": Queue(
        "One person who may be two",
        "Under one name two full names stand. Keep them apart, or say that it is one person.",
        of_names.doubles,
        of_names.count_doubles,
    ),
}


def counts(collection: Collection, filters: Filters) -> dict[str, int]:
    """Return how many rows each list has, by its word."""
    return {word: queue.count(collection, filters) for word, queue in QUEUES.items()}
