"""What words a search asks for: side by side, one or the other, and not (boolean retrieval)."""

import re
from dataclasses import dataclass

from dashboard.text.folding import fold

PART = re.compile(r'(?P<without>(?<!\S)-(?=["\w]))?(?:"(?P<phrase>[^"]*)"|(?P<word>\S+))')
EITHER = "OR"
PHRASES = re.compile(r'["“”„«»]')


@dataclass(frozen=True)
class Wanted:
    """Words and phrases, folded: one of each group must occur, and none of `without`."""

    groups: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()


def read(text: str) -> Wanted:
    """Return what was typed as wanted words: `OR` stands between two of which one is enough.

    >>> read('Tram OR "new line" opens -bus')
    Wanted(groups=(('tram', 'new line'), ('opens',)), without=('bus',))
    """
    groups: list[tuple[str, ...]] = []
    without: list[str] = []
    is_either = False
    for part in PART.finditer(_one_kind_of_marks(text)):
        if part["word"] == EITHER and not part["without"]:
            is_either = bool(groups)
            continue
        word = fold(part["phrase"] if part["word"] is None else part["word"].replace('"', ""))
        if not any(letter.isalnum() for letter in word):
            continue
        if part["without"]:
            without.append(word)
        elif is_either:
            groups[-1] = (*groups[-1], word)
        else:
            groups.append((word,))
        is_either = False
    return Wanted(tuple(groups), tuple(without))


def is_phrase(text: str) -> bool:
    """Say whether a whole text stands in quotation marks."""
    plain = _one_kind_of_marks(text.strip())
    return len(plain) > 2 and plain[0] == plain[-1] == '"' and '"' not in plain[1:-1]


def _one_kind_of_marks(text: str) -> str:
    return PHRASES.sub('"', text)
