"""Which names count as the same: the key under which the gazetteer stores a name."""

import re
import unicodedata
from functools import lru_cache

from dashboard.text.folding import PLAIN, UNSEEN

# Saint, Mount and Fort are written both ways: "St. Louis", "Saint Louis".
SHORTENED = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
# "Port-au-Prince", "Xi'an", "St. Paul": marks separate words, apostrophes do not.
APOSTROPHES = re.compile(r"['’‘ʻʼ`´]")
LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Return a name without case, accents and marks.

    >>> fold("Saint-Étienne") == fold("ST. ETIENNE")
    True
    """
    plain = APOSTROPHES.sub("", UNSEEN.sub("", name)).lower()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain.translate(PLAIN))
        plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(SHORTENED.get(word, word) for word in LETTERS_AND_DIGITS.findall(plain))
