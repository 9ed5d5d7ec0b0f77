"""Whether two texts are one article (near-duplicate detection): MinHash of their runs of three words.

A signature estimates which share of all runs two texts have in common (Jaccard); its bands are looked up to
find texts that may be alike without comparing each with each (locality-sensitive hashing).
"""

import re
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from dashboard.text.folding import fold_text

if TYPE_CHECKING:
    import numpy as np

RUN = 3  # words
LEAST = 25  # words; the same two lines of weather are no copy of an article
NUMBERS = 128  # of a signature: the estimate is within 0.04 of the share, as a rule
ROWS = 4  # numbers of a band: of texts with half their runs in common seven in eight are found, with 0.6 all
SHARE = 0.6  # DESIGN.md, "Libraries tried", says how it was chosen
# Han and kana are not parted by spaces: each is a word.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
BITS = 53  # of a band's number: all of a collection's numbers are below 2**53


def signature(text: str) -> bytes:
    """Return a text's signature, empty if the text is too short to be told from others.

    >>> one = "The council of Halden decided to repair the old bridge over the river, the mayor said. "
    >>> alike(signature(one * 2), signature(one.upper() * 2 + "By our own reporter.")), signature(one)
    (True, b'')
    """
    import numpy as np

    words = WORD.findall(fold_text(text))
    if len(words) < LEAST:
        return b""
    known = {
        word: blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
        for word in dict.fromkeys(words)
    }
    each = np.frombuffer(b"".join([known[word] for word in words]), dtype="<u8")
    ends = len(each) - RUN + 1
    hashes = np.zeros(ends, dtype="<u8")
    for place, factor in enumerate(_factors()[:RUN]):
        hashes += each[place : place + ends] * factor
    hashes = np.unique(hashes)
    least = np.full(NUMBERS, np.iinfo("<u8").max, dtype="<u8")
    for start in range(0, len(hashes), 4096):  # in parts: a long text would need much memory
        mixed = hashes[start : start + 4096, None] * _factors()[None, :]
        least = np.minimum(least, mixed.min(axis=0))
    return (least >> np.uint64(32)).astype("<u4").tobytes()


def alike(one: bytes, other: bytes) -> bool:
    """Say whether two texts are one article, by their signatures."""
    import numpy as np

    if not one or len(one) != len(other):
        return False
    same = np.frombuffer(one, dtype="<u4") == np.frombuffer(other, dtype="<u4")
    return float(same.mean()) >= SHARE


def bands(of: bytes) -> list[int]:
    """Return the numbers of a signature's bands: texts that are alike have at least one in common.

    The last stands for the whole signature: only texts with the same have it.
    """
    size = ROWS * 4
    parts = [of[start : start + size] for start in range(0, len(of), size)]
    return [
        int.from_bytes(blake2b(number.to_bytes(2) + part, digest_size=8).digest()) >> (64 - BITS)
        for number, part in enumerate([*parts, of])
    ]


@cache
def _factors() -> "np.ndarray[Any, np.dtype[np.uint64]]":
    """Return odd factors, always the same: each mixes the hashes in another way."""
    import numpy as np

    digests = (blake2b(b"%d" % number, digest_size=8).digest() for number in range(NUMBERS))
    return np.frombuffer(b"".join(digests), dtype="<u8") | np.uint64(1)
