"""Names for comparing: small letters, no accents, one kind of hyphen and apostrophe."""

import unicodedata
from functools import lru_cache

GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
# A name that begins so is only a surname: "van der Bellen".
PARTICLES = frozenset("al bin da de del della den der di dos du el la le van von zu".split())
SAME = str.maketrans(dict.fromkeys("‐‑‒–", "-") | dict.fromkeys("’ʼ`", "'"))


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name; hyphens stay.

    >>> words("António  Guterres Jr.")
    ('antonio', 'guterres', 'jr')
    """
    parts = unicodedata.normalize("NFKD", name)
    plain = "".join(character for character in parts if not unicodedata.combining(character))
    found = (word.strip(".,'\"") for word in plain.translate(SAME).casefold().split())
    return tuple(word for word in found if word)


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """Return a name in the form in which the same names are the same.

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
    """Return the word by which names are put together for comparing: the same for the same key."""
    found = key(name).split(" ")
    while len(found) > 1 and found[-1] in GENERATION:
        found.pop()
    return found[-1]


def is_bare(name: str) -> bool:
    """Say whether a name may be a surname alone.

    >>> is_bare("Putin"), is_bare("van der Bellen"), is_bare("Vladimir Putin")
    (True, True, False)
    """
    found = surname(name)
    return len(found) < 2 or found[0] in PARTICLES
