"""The evidence for "he" or "she" in and around a person's name: form of address, kinship, given name.

It only serves to distinguish pronouns inside one document: it is never shown, never stored, and is not a
statement about a person.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from dashboard.link.scene import UNNAMED, Standing
from dashboard.text import lexicon

# ", a businesswoman from Riga": up to the next mark.
APPOSITION = re.compile(r",\s(?:a|an|the|his|her)\b[^,.;:\n]{0,60}")
TITLE_OR_NOUN = re.compile(r"\w[\w-]*\.?")
LOOK_BACK = 40
# Set by hand, not swept; their shared weight is fitted in pronouns.py.
BEFORE, BEHIND, GIVEN, MOST = 3.0, 1.5, 2.0, 4.0


def of_people(text: str, people: Iterable[Standing]) -> dict[str, float]:
    """Return for each person the evidence for "he" (above 0) or "she" (below 0)."""
    found: dict[str, float] = defaultdict(float)
    for one in people:
        found[one.name] += _beside(text, one)
    for name in found:
        found[name] += _own(name)
    return {name: capped(value) for name, value in found.items()}


def capped(value: float) -> float:
    """Return a hint limited to the strength of the strongest one."""
    return max(-MOST, min(MOST, value))


def _beside(text: str, one: Standing) -> float:
    before = TITLE_OR_NOUN.findall(text[max(0, one.start - LOOK_BACK) : one.start].rpartition("\n")[2])
    value = BEFORE * _sign(before[-1]) if before and text[one.start - 1] == " " else 0.0
    behind = APPOSITION.match(text, one.end)
    return value + (
        BEHIND * max(map(_sign, TITLE_OR_NOUN.findall(behind[0])), key=abs, default=0) if behind else 0.0
    )


def _own(name: str) -> float:
    """Return the hint in a name: its given name or, for someone only described, the noun."""
    if name.startswith(UNNAMED):
        return MOST * _sign(name.removeprefix(UNNAMED))
    pronoun = _given_names().get(name.split()[0]) if name.split() else None
    return {"he": GIVEN, "she": -GIVEN}.get(pronoun or "", 0.0)


def _sign(word: str) -> int:
    return _words().get(word.lower()) or _words().get(word.lower().rstrip("."), 0)


@lru_cache(maxsize=1)
def _words() -> dict[str, int]:
    """Return words that go with one pronoun: 1 he, -1 she."""
    return {
        row["word"]: 1 if row["pronoun"] == "he" else -1 for row in lexicon.rows("roles") if row["pronoun"]
    }


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    return {row["name"]: row["pronoun"] for row in lexicon.rows("given-names")}
