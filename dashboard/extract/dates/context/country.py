"""Which country a sentence, or else the text, is about: for feasts that each country has on its own day."""

from collections import Counter
from functools import cache

from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar.tokens import tokenize
from dashboard.text import lexicon

LONGEST = 4  # words of a name


def country_of(state: State, index: int) -> str:
    """Return the ISO code of the country that is named nearest in a token's sentence, else most in the text.

    "" where none is named, or two equally often.
    """
    named = _named(state)
    first, last = state.bounds(index)
    here = [(abs(at - index), code) for at, code in named if first <= at < last]
    if here:
        return min(here)[1]
    counted = Counter(code for _, code in named).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return ""
    return counted[0][0]


def _named(state: State) -> list[tuple[int, str]]:
    """Return where the text names which country; found once a text."""
    if state.countries is None:
        names, words = _names(), state.tokens.words
        found = []
        for index in range(len(words)):
            if not state.tokens.surface(index)[0].isupper():
                continue
            spans = (tuple(words[index : index + length]) for length in range(LONGEST, 0, -1))
            code = next((names[span] for span in spans if span in names), "")
            if code:
                found.append((index, code))
        state.countries = found
    return state.countries


@cache
def _names() -> dict[tuple[str, ...], str]:
    """Return the words of each country's names and of its people's: ("united", "states") -> "US"."""
    found: dict[tuple[str, ...], str] = {}
    told = [(row["name"], row["code"]) for row in lexicon.rows("country-names")]
    for row in lexicon.rows("places-countries"):
        for column in ("demonyms", "names"):
            told += [(name, row["code"]) for name in row[column].split("; ") if name]
        told += [(f"{name}s", row["code"]) for name in row["demonyms"].split("; ") if name]
    for name, code in told:
        found.setdefault(tuple(tokenize(name, literals=frozenset()).words), code)
    return found
