"""Turn a text into the model's input: words, their pieces, case and quotation features, and windows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dashboard.text import marks

Integers = NDArray[np.int64]

CLS, SEP, FULL_STOP = 101, 102, 1012
WINDOW = 400  # pieces, of the 512 for which the encoder has positions; windows of 256 lose antecedents
CONTEXT = 112  # pieces of the previous window that are read again
LONGEST_RUN = 8  # equal marks in a row that are read; "((((…" would cost a window each 400 characters
MOST_PIECES = 16  # of one word

CASE_NONE, CASE_LOWER, CASE_TITLE, CASE_UPPER, CASE_MIXED, CASE_DIGIT, CASE_OTHER = range(7)
OUTSIDE, INSIDE, MARK, UNCLOSED = range(4)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: character offsets, paragraph number, features, and their pieces.

    `start`, `end`, `paragraph`, `case` and `state` have one row per word; word w's pieces are
    `ids[first[w]:first[w + 1]]`.
    """

    start: Integers
    end: Integers
    paragraph: Integers
    case: Integers
    state: Integers
    first: Integers
    ids: Integers

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class Window:
    """Words [start, end) to be read at once; those before `new` have been read already and are context."""

    start: int
    new: int
    end: int


@dataclass(frozen=True, slots=True)
class Input:
    """A window as arrays with one row per piece; `at` is the position of each word's first piece."""

    ids: Integers
    case: Integers
    state: Integers
    at: Integers


def load_tokenizer(path: str) -> Tokenizer:
    """Load a tokenizer.json without its truncation and padding."""
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def split(tokenizer: Tokenizer, text: str) -> Words:
    """Split a text into words and into pieces of the encoder's vocabulary."""
    spans = list(marks.paragraphs(text))
    # Not encode_batch: its threads, one per core, cost more than they gain.
    encodings = [tokenizer.encode(text[a:b], add_special_tokens=False) for a, b in spans]
    start, end, paragraph, case, state, first, ids = [], [], [], [], [], [0], []
    for number, ((begin, stop), encoding) in enumerate(zip(spans, encodings, strict=True)):
        states = _quotation_states(text, begin, stop)
        for word_ids, a, b in _words(encoding.ids, encoding.word_ids, encoding.offsets, text, begin):
            start.append(a)
            end.append(b)
            paragraph.append(number)
            case.append(case_of(text[a:b]))
            state.append(states[a - begin])
            ids.extend(word_ids[:MOST_PIECES])
            first.append(len(ids))
    columns = (
        np.array(column, dtype=np.int64) for column in (start, end, paragraph, case, state, first, ids)
    )
    return Words(*columns)


def _words(
    ids: list[int], numbers: list[int | None], offsets: list[tuple[int, int]], text: str, begin: int
) -> Iterator[tuple[list[int], int, int]]:
    """Yield each word's piece ids, start and end; runs of one mark are cut short."""
    at, run, last = 0, 0, ""
    while at < len(ids):
        stop = at + 1
        while stop < len(ids) and numbers[stop] == numbers[at]:
            stop += 1
        a, b = begin + offsets[at][0], begin + offsets[stop - 1][1]
        run = run + 1 if b - a == 1 and text[a] == last else 0
        last = text[a]
        if run < LONGEST_RUN or last.isalnum():
            yield ids[at:stop], a, b
        at = stop


def case_of(word: str) -> int:
    """Return the case feature of a word."""
    if not any(character.isalnum() for character in word):
        return CASE_OTHER
    if any(character.isdigit() for character in word):
        return CASE_DIGIT
    if word.islower():
        return CASE_LOWER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return CASE_TITLE
    return CASE_UPPER if word.isupper() else CASE_MIXED


def _quotation_states(text: str, begin: int, stop: int) -> bytearray:
    """Return for each character of a paragraph whether it is outside, inside or a quotation mark."""
    states = bytearray(stop - begin)
    for marked in marks.pair(text, begin, stop):
        inside = INSIDE if marked.closed else UNCLOSED
        states[marked.outer_start - begin : marked.outer_end - begin] = bytes([MARK]) * (
            marked.outer_end - marked.outer_start
        )
        states[marked.start - begin : marked.end - begin] = bytes([inside]) * (marked.end - marked.start)
    return states


def windows(
    words: Words, *, size: int = WINDOW, context: int = CONTEXT, first_size: int | None = None
) -> Iterator[Window]:
    """Yield windows of whole paragraphs, each of at most `size` pieces with its context and separators."""
    start, new, room = 0, 0, first_size or size
    for begin, stop in _segments(words, size - context if context else size):
        if _length(words, start, stop) > room and begin > new:
            yield Window(start, new, begin)
            room, new = size, begin
            start = _context_start(words, new, min(context, size - _length(words, new, stop)))
    if len(words) > new:
        yield Window(start, new, len(words))


def _length(words: Words, start: int, stop: int) -> int:
    """Return how many pieces words [start, stop) have with [CLS] and a [SEP] after each paragraph."""
    paragraphs = int(words.paragraph[stop - 1] - words.paragraph[start]) + 1
    return 1 + int(words.first[stop] - words.first[start]) + paragraphs


def _segments(words: Words, size: int) -> Iterator[tuple[int, int]]:
    """Yield word ranges of paragraphs; one too long for a window is split after a full stop if it has one."""
    bounds = [0, *(np.nonzero(np.diff(words.paragraph))[0] + 1).tolist(), len(words)]
    for begin, stop in pairwise(bounds):
        while stop > begin and words.first[stop] - words.first[begin] > size - 2:
            most = int(np.searchsorted(words.first, words.first[begin] + size - 2, side="right")) - 1
            cut = max(most, begin + 1)
            for word in range(cut, begin + (cut - begin) // 3, -1):
                if words.ids[words.first[word] - 1] == FULL_STOP:
                    cut = word
                    break
            yield begin, cut
            begin = cut
        if stop > begin:
            yield begin, stop


def _context_start(words: Words, new: int, most: int) -> int:
    """Return the word where the context begins: the earliest sentence start within `most` pieces."""
    start = new
    for word in range(new - 1, -1, -1):
        if _length(words, word, new) - 1 > most:
            break
        begins = word == 0 or words.paragraph[word] != words.paragraph[word - 1]
        if begins or words.ids[words.first[word] - 1] == FULL_STOP:
            start = word
    return start


def window_input(words: Words, window: Window) -> Input:
    """Return a window's arrays: [CLS] paragraph [SEP] paragraph [SEP] …"""
    word = np.arange(window.start, window.end)
    counts = np.diff(words.first[window.start : window.end + 1])
    last = np.ones(len(word), dtype=bool)
    last[:-1] = words.paragraph[word[1:]] != words.paragraph[word[:-1]]
    at = 1 + np.concatenate([[0], np.cumsum(counts + last)[:-1]])
    length = int(1 + counts.sum() + last.sum())
    ids = np.full(length, SEP, dtype=np.int64)
    ids[0] = CLS
    piece = np.repeat(at, counts) + np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    ids[piece] = words.ids[words.first[window.start] : words.first[window.end]]
    case = np.zeros(length, dtype=np.int64)
    state = np.zeros(length, dtype=np.int64)
    case[piece] = np.repeat(words.case[word], counts)
    state[piece] = np.repeat(words.state[word], counts)
    return Input(ids, case, state, at.astype(np.int64))
