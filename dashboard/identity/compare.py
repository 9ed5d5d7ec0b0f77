"""Names in a form for comparison: small letters, no accents, one kind of hyphen and apostrophe."""

import re
from functools import lru_cache

from dashboard.text.folding import fold

GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
# A name that begins with one of these is only a surname: "van der Bellen".
PARTICLES = frozenset("al bin da de del della den der di dos du el la le van von zu".split())
# "-sky" has many spellings, and so has a final "y" after another vowel.
ENDING = re.compile(
    r"(?P<stem>sk)(?:yy|iy|ij|yi|ii|i|y)$|(?P<other>[b-df-hj-np-tv-xz])(?:yy|iy|ij|yi|ii|ey|ei)$"
)


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name; hyphens are kept.

    >>> words("António  Guterres Jr.")
    ('antonio', 'guterres', 'jr')
    """
    found = (word.strip(".,'\"") for word in fold(name).split())
    return tuple(word for word in found if word)


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """Return a name in the form in which spellings of the same name are equal.

    >>> key("Ban Ki-moon") == key("Ban Ki Moon") != key("Ban")
    True
    """
    return " ".join(" ".join(words(name)).replace("-", " ").replace(".", "").split()) or name


@lru_cache(maxsize=100_000)
def surname(name: str) -> tuple[str, ...]:
    """Return the words of a name without what comes after the surname ("Jr.")."""
    found = words(name)
    while len(found) > 1 and found[-1] in GENERATION:
        found = found[:-1]
    return found


def last_word(name: str) -> str:
    """Return the word by which names are grouped for comparison: the same for the same key.

    >>> last_word("Zelenskyy") == last_word("Zelenskiy") == last_word("Volodymyr Zelensky")
    True
    """
    found = key(name).split(" ")
    while len(found) > 1 and found[-1] in GENERATION:
        found.pop()
    return spelling(found[-1])


def block(label: str, name: str) -> str:
    """Return what the names that a name may be joined with have in common with it.

    People are joined also by a surname, all others only where the whole name is the same; so a new
    committee is not compared with each other committee.

    >>> block("PERSON", "Ana Ruiz"), block("ORG", "Olive Committee")
    ('ruiz', 'olive committee')
    """
    return last_word(name) if label == "PERSON" else key(name)


def spelling(word: str) -> str:
    """Return one spelling for all transliterations of a word: Zelenskyy is Zelensky, Aleksei is Alexey."""
    return (
        ENDING.sub(lambda found: (found["stem"] or found["other"]) + "y", word).replace("ks", "x")
        if len(word) > 3
        else word
    )


@lru_cache(maxsize=100_000)
def plain_form(name: str) -> str | None:
    """Return a full name without middle initials, in one spelling, or None for a bare or initialled one.

    >>> plain_form("Donald J. Trump"), plain_form("Volodymyr Zelenskyy"), plain_form("J. R. Moreau")
    ('donald trump', 'volodymyr zelensky', None)
    """
    found = key(name).split(" ")
    if is_bare(name) or len(found) < 2 or len(found[0]) < 2 or len(found[-1]) < 2:
        return None
    kept = [found[0], *(word for word in found[1:-1] if len(word) > 1), found[-1]]
    return " ".join(spelling(word) for word in kept)


def initials(name: str) -> str:
    """Return the middle initials of a name: "j" for "Donald J. Trump"."""
    return "".join(word for word in key(name).split(" ")[1:-1] if len(word) == 1)


def is_bare(name: str) -> bool:
    """Say whether a name may be just a surname.

    >>> is_bare("Putin"), is_bare("van der Bellen"), is_bare("Vladimir Putin")
    (True, True, False)
    """
    found = surname(name)
    return len(found) < 2 or found[0] in PARTICLES
