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
    """Return what all forms of a full name have in common: they are joined with one another.

    It follows from the key. A surname alone is joined by `endings`.

    >>> block("PERSON", "Donald J. Trump"), block("PERSON", "Zelenskiy"), block("ORG", "Olive Committee")
    ('donald trump', 'zelensky', 'olive committee')
    """
    found = key(name).split(" ")
    if label != "PERSON":
        return " ".join(found)
    return " ".join(spelling(word) for word in (found[0], *_whole(found[1:-1]), *found[1:][-1:]))


def endings(name: str) -> list[str]:
    """Return with what a person's full name ends: what may be said for it where it is known.

    >>> endings("Alexander van der Bellen"), endings("Bellen")
    (['van der bellen', 'der bellen', 'bellen'], [])
    """
    found = [] if is_bare(name) else [spelling(word) for word in surname(name)]
    return [" ".join(found[first:]) for first in range(1, len(found))]


def as_ending(name: str) -> str:
    """Return a bare name in the form of `endings`."""
    return " ".join(spelling(word) for word in words(name))


def _whole(words: list[str]) -> list[str]:
    """Return the words that are not initials."""
    return [word for word in words if len(word) > 1]


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
    return block("PERSON", name)


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
