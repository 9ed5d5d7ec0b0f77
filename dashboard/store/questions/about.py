"""Which quotes are about a name: what surrounds them names it, in any resolved form (entity mentions)."""

from collections.abc import Iterator, Sequence
from typing import Any

Query = tuple[str, tuple[Any, ...]]
INSIDE = "{0} >= {1}.around_start AND {0} < {1}.around_end"
# Whoever speaks is named beside his quotes: they are about him only if they name him themselves.
NOT_AS_SPEAKER = """(mentions.start_char >= {0}.start_char AND mentions.start_char < {0}.end_char
  OR {0}.speaker_id IS NULL OR {0}.speaker_id NOT IN ({1}))"""
NAMED = f"""mentions.document_id = {{0}}.document_id AND {INSIDE.format("mentions.start_char", "{0}")}
  AND mentions.name_id IN ({{1}}) AND mentions.hidden = 0 AND {NOT_AS_SPEAKER}"""
# Somebody else's quote beside it is by one of them, perhaps as "he": their names may stand nowhere near.
SPEAKS = f"""other.document_id = {{0}}.document_id AND {INSIDE.format("other.speaker_start", "{0}")}
  AND other.speaker_id IN ({{1}}) AND other.hidden = 0
  AND ({{0}}.speaker_id IS NULL OR {{0}}.speaker_id NOT IN ({{1}}))"""
PLACED = f"""located.document_id = {{0}}.document_id AND {INSIDE.format("located.start_char", "{0}")}
  AND located.place_id IN ({{1}}) AND located.hidden = 0"""


def numbers(called: Sequence[int], located: Sequence[int]) -> list[Query]:
    """Return the queries for the numbers of all quotes about names or places, given by their rows.

    They begin with what is named, in the index of its mentions: quick for all quotes together.
    """
    return [
        (f"SELECT said.id FROM {table} CROSS JOIN quotes AS said WHERE {condition}", values)
        for table, condition, values in _conditions(called, located, "said")
    ]


def of_each(called: Sequence[int], located: Sequence[int]) -> list[Query]:
    """Return conditions, one of which is true for a row of `quotes` that is about names or places.

    They begin with the quote: quick where few quotes are asked for, such as those of one speaker.
    """
    return [
        (f"EXISTS (SELECT 1 FROM {table} WHERE {condition})", values)
        for table, condition, values in _conditions(called, located, "quotes")
    ]


def _conditions(
    called: Sequence[int], located: Sequence[int], quote: str
) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    """Yield each table that names something, with the condition that it does so around a quote."""
    if called:
        marks = ", ".join("?" * len(called))
        yield "mentions", NAMED.format(quote, marks), (*called, *called)
        yield "quotes AS other", SPEAKS.format(quote, marks), (*called, *called)
    if located:
        marks = ", ".join("?" * len(located))
        yield "place_mentions AS located", PLACED.format(quote, marks), tuple(located)
