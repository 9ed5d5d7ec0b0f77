"""Which spellings are the same: white space, marks, dashes, accents and case (Unicode normalisation)."""

import re
import unicodedata
from functools import lru_cache

# Characters without width: soft hyphen, zero-width space and joiners, direction marks.
UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# All of Unicode's white space, including no-break and thin spaces, and control characters.
SPACES = re.compile(r"[\s\x00-\x1f\x7f]+")
# A few at a time, with a cache.
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{1,8}")
HYPHENS = dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-")
DASHES = HYPHENS | dict.fromkeys("\u2012\u2013\u2014\u2015\u2212", "-")
APOSTROPHES = dict.fromkeys(
    "`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u1ffd\u2018\u2019\u201a\u201b\u2032\ua78b\ua78c\uff07",
    "'",
)
QUOTES = dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
# Letters that Unicode does not decompose: "Østfold", "Łódź".
LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"}
NAMED = str.maketrans(HYPHENS)
SAME = str.maketrans(DASHES | APOSTROPHES | QUOTES)
PLAIN = str.maketrans(LETTERS)


@lru_cache(maxsize=100_000)
def tidy(name: str) -> str:
    """Return a name as it should be shown: single spaces, plain hyphens, nothing invisible.

    >>> tidy(" Jean\u2011Paul\u00a0 Har\u00adper "), tidy("Conor O’Neill")
    ('Jean-Paul Harper', 'Conor O’Neill')
    """
    if name.isascii() and "  " not in name and name.isprintable():
        return name.strip()
    plain = UNSEEN.sub("", unicodedata.normalize("NFC", name)).translate(NAMED)
    # A name of only invisible letters stays as it is: nothing could be called "".
    return SPACES.sub(" ", plain).strip() or name


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Return a name, or what was typed, in the form in which equivalent spellings are equal.

    >>> fold("Iván  O’Duque") == fold("ivan o'duque")
    True
    """
    return fold_text(name)


def fold_text(text: str) -> str:
    """Do what fold() does for a text of any length, without caching the text."""
    plain = BEYOND_ASCII.sub(lambda found: _plain(found[0]), text)
    return SPACES.sub(" ", plain.replace("`", "'")).strip().casefold()


# Each letter folds by itself, so a few can be folded at a time: most texts have only a dozen such pieces.
@lru_cache(maxsize=10_000)
def _plain(letters: str) -> str:
    """Return folded letters beyond ASCII; what they decompose into may be a mark again."""
    parts = unicodedata.normalize("NFKD", UNSEEN.sub("", letters).translate(SAME))
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return UNSEEN.sub("", plain).casefold().translate(SAME).translate(PLAIN)
