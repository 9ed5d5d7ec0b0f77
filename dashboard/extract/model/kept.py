"""The network's answers in few bytes (delta encoding), so that a text need not be read a second time.

They are the decoded labels, 0.56 bytes a character; the scores would take 13 in eight bits. Kept answers say
of which network and of which text they are; of any other, or damaged, they are as good as none.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from dashboard import resources
from dashboard.errors import ModelError
from dashboard.extract.model.attribution import Attribution, Range
from dashboard.extract.model.labels import NAME_LABELS, TAGS
from dashboard.extract.model.tagged import Tagged
from dashboard.records import Label, Reference, Span

# To be raised whenever the same weights would answer otherwise: other words, windows, biases or decoding.
# tests/extract/model/test_kept.py notices that.
READING = 2
MODEL, SEAL = 8, 16  # bytes before the answers: of which network, and a checksum of text and answers
LONGEST = 5_000_000  # characters of a text whose answers are kept
# Bytes for a character, packed and unpacked, and some for a short text: what takes more room is not kept.
PACKED, UNPACKED, SPARE = 1.5, 8, 512
SURE = 10_000  # probabilities have four places
# Where the words of most texts are; where they are elsewhere, that is kept too.
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
HEAD = struct.Struct("<BI")
KINDS = {1: "<u1", 2: "<u2", 4: "<u4"}

Integers = NDArray[np.int64]
Columns = list[Integers]
Found = (ValueError, LookupError, OverflowError, struct.error, zlib.error)  # in what is damaged


def packed(tagged: Tagged, text: str) -> bytes:
    """Return the answers about a text for keeping, b"" if they would take more room than they may."""
    if len(text) > LONGEST:
        return b""
    guess = _guess(text)
    body = b"".join(_written(column) for column in _columns(tagged, guess))
    small = zlib.compress(body, 9)
    if len(body) > UNPACKED * len(text) + SPARE or len(small) > PACKED * len(text) + SPARE:
        return b""
    return model() + _seal(text, body, guess) + small


def recalled(kept: bytes, text: str) -> Tagged | None:
    """Return the answers kept about a text; None if they are another network's or text's, or damaged."""
    if not kept or len(text) > LONGEST or kept[:MODEL] != model():
        return None
    try:
        unpacking = zlib.decompressobj()
        body = unpacking.decompress(kept[MODEL + SEAL :], UNPACKED * len(text) + SPARE)
        guess = _guess(text)
        if not unpacking.eof or _seal(text, body, guess) != kept[MODEL : MODEL + SEAL]:
            return None
        return _tagged(_read(body), text, guess)
    except Found:
        return None


@lru_cache(maxsize=1)
def model() -> bytes:
    """Return what tells this network's answers from another's: a hash of its weights and of READING."""
    told = hashlib.blake2b(str(READING).encode(), digest_size=MODEL)
    for parts in (("dateline_reader", "reader.onnx"), ("tokenizer", "tokenizer.json")):
        path = resources.data("model", *parts)
        try:
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    told.update(block)
        except OSError as error:
            raise ModelError(f"The model {path} is missing. Install dateline-explorer again.") from error
    return told.digest()


def _guess(text: str) -> tuple[Integers, Integers]:
    """Return where the words of a text begin and end, by a plain pattern."""
    spans = [match.span() for match in WORD.finditer(text)]
    both = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _seal(text: str, body: bytes, guess: tuple[Integers, Integers]) -> bytes:
    sealed = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SEAL)
    for part in (b"\0", body, *(column.astype("<i8").tobytes() for column in guess)):
        sealed.update(part)
    return sealed.digest()


def _columns(tagged: Tagged, guess: tuple[Integers, Integers]) -> Iterator[Integers]:
    """Yield the answers as columns of numbers, in the order in which `_tagged` takes them."""
    starts = _integers(tagged.tags)
    is_guessed = np.array_equal(starts, guess[0])
    yield starts[:0] if is_guessed else _steps(starts)
    yield _integers(TAGS.index(tag) for tag in tagged.tags.values())
    yield from _stretches((one.start, one.end) for one in tagged.sentences)
    yield from _stretches((start, end) for start, end, _ in tagged.names)
    yield _integers(NAME_LABELS.index(label) for _, _, label in tagged.names)
    parts = [(one.source, one.cue, one.content) for one in tagged.said]
    for role in range(3):
        yield _integers(len(part[role]) for part in parts)
    yield _integers(round(one.confidence * SURE) for one in tagged.said)
    yield from _stretches(span for part in parts for role in part for span in role)
    ends = guess[1] if is_guessed else starts
    given = tagged.references
    asked, meant = (
        np.searchsorted(starts, _integers(which))
        for which in ((one.start for one in given), (one.to_start for one in given))
    )
    yield _steps(asked)
    yield asked - meant
    yield _integers(one.end for one in given) - ends[asked]
    yield _integers(one.to_end for one in given) - ends[meant]
    yield _integers(round(one.probability * SURE) for one in given)


def _tagged(columns: Iterator[Integers], text: str, guess: tuple[Integers, Integers]) -> Tagged:
    """Return the answers that columns hold; raise ValueError or LookupError if they don't fit the text."""
    steps, tags = islice(columns, 2)
    is_guessed = not len(steps)
    starts = guess[0] if is_guessed else np.cumsum(steps)
    _check(starts, len(text) - 1)
    sentences = list(_spans(columns, text))
    names = list(_spans(columns, text))
    labels: list[Label] = [NAME_LABELS[label] for label in next(columns).tolist()]  # type: ignore[misc]
    return Tagged(
        names=[(*span, label) for span, label in zip(names, labels, strict=True)],
        tags=dict(zip(starts.tolist(), [TAGS[tag] for tag in tags.tolist()], strict=True)),
        sentences=[Span(start, end, text[start:end]) for start, end in sentences],
        said=list(_said(columns, text)),
        references=list(_references(columns, starts, guess[1] if is_guessed else starts, len(text))),
    )


def _said(columns: Iterator[Integers], text: str) -> Iterator[Attribution]:
    *counts, confidences = (column.tolist() for column in islice(columns, 4))
    spans = iter(list(_spans(columns, text)))
    for *numbers, confidence in zip(*counts, confidences, strict=True):
        source, cue, content = (tuple(islice(spans, number)) for number in numbers)
        yield Attribution(source, cue, content, confidence / SURE)


def _references(
    columns: Iterator[Integers], starts: Integers, ends: Integers, size: int
) -> Iterator[Reference]:
    steps, back, longer, to_longer, sure = islice(columns, 5)
    asked = np.cumsum(steps)
    meant = asked - back
    _check(asked, len(starts) - 1)
    _check(meant, len(starts) - 1)
    spans = (starts[asked], ends[asked] + longer, starts[meant], ends[meant] + to_longer)
    for begin, stop in (spans[:2], spans[2:]):
        _check(stop - begin, size)
        _check(stop, size)
    begins, stops, earlier, until = (column.tolist() for column in spans)
    for a, b, c, d, probability in zip(begins, stops, earlier, until, sure.tolist(), strict=True):
        yield Reference(a, b, c, d, probability / SURE)


def _integers(numbers: Iterable[int]) -> Integers:
    return np.fromiter(numbers, dtype=np.int64)


def _steps(numbers: Integers) -> Integers:
    return np.diff(numbers, prepend=0)


def _stretches(spans: Iterable[Range]) -> tuple[Integers, Integers]:
    """Return how far each span begins behind the end of the one before, and how long it is."""
    both = np.array(list(spans), dtype=np.int64).reshape(-1, 2)
    before = np.concatenate([[0], both[:-1, 1]]) if len(both) else both[:, 1]
    return both[:, 0] - before, both[:, 1] - both[:, 0]


def _spans(columns: Iterator[Integers], text: str) -> Iterator[Range]:
    """Yield the spans of two columns; raise ValueError for one that isn't in the text."""
    gaps, lengths = islice(columns, 2)
    ends = np.cumsum(gaps + lengths)
    starts = ends - lengths
    for numbers in (lengths, starts, ends):
        _check(numbers, len(text))
    yield from zip(starts.tolist(), ends.tolist(), strict=True)


def _check(numbers: Integers, most: int) -> None:
    """Raise ValueError unless all numbers are between 0 and the most that can be."""
    if len(numbers) and (numbers.min() < 0 or numbers.max() > most):
        raise ValueError(f"a number outside 0 to {most}")


def _written(column: Integers) -> bytes:
    """Return a column in as few bytes a number as the largest needs, the lowest byte of each first."""
    unsigned = np.where(column < 0, -2 * column - 1, 2 * column)
    width = next(one for one in KINDS if not len(column) or unsigned.max() < 256**one)
    planes = unsigned.astype(KINDS[width]).view(np.uint8).reshape(-1, width).T
    return HEAD.pack(width, len(column)) + planes.tobytes()


def _read(body: bytes) -> Iterator[Integers]:
    at = 0
    while at < len(body):
        width, length = HEAD.unpack_from(body, at)
        at += HEAD.size
        planes = np.frombuffer(body, np.uint8, width * length, at).reshape(width, length)
        unsigned = np.ascontiguousarray(planes.T).view(KINDS[width]).reshape(-1).astype(np.int64)
        yield np.where(unsigned % 2, -(unsigned // 2) - 1, unsigned // 2)
        at += width * length
