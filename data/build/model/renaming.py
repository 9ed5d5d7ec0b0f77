"""An article under other names: what the heads should say stays, the names are ones never seen before.

A model that learnt "Clinton" and "Moscow" by heart fails on names that it has not met. Each name of an
example is replaced by another of its label, the same one wherever it stands, and all answers move along.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from corpora import UNKNOWN, Example
from tokenizers import Tokenizer

from dashboard.extract.model.labels import NAMES, ROLES, TAGS
from dashboard.extract.model.subwords import MOST_PIECES, Words, case_of

SWAPPED = ("PERSON", "ORG", "GPE", "LOC")
Swap = Callable[[str, str, str], str]  # (name, label, document) to another name
PROPER_NOUN = TAGS.index("NNP")


@dataclass
class _Word:
    """A word of the new article: the old word that it stands for, its pieces and case."""

    old: int
    pieces: list[int]
    case: int
    fresh: bool = False  # of a new name
    later: bool = False  # not the first word of a new name


def renamed(example: Example, swap: Swap, tokenizer: Tokenizer, rng: random.Random) -> Example:
    """Return the example under other names.

    It has no antecedents: "she" would be tied to a new name that is a man's as often as not.
    """
    document = str(rng.random())
    spans = [span for span in _spans(example) if _is_whole(example, *span[:2])]
    for span in sorted(spans, key=lambda span: span[0] - span[1]):
        # The longest first: "Clinton" then follows what "Hillary Clinton" became.
        swap(_text(example, *span[:2]), span[2], document)
    words: list[_Word] = []
    at = 0
    for begin, stop, label in spans:
        fresh = _new_words(swap(_text(example, begin, stop), label, document), tokenizer, begin, stop)
        words += [*_old_words(example, at, begin), *fresh]
        at = stop if fresh else begin
    words += _old_words(example, at, len(example.words))
    return _answers(example, words)


def _text(example: Example, begin: int, stop: int) -> str:
    return example.text[example.words.start[begin] : example.words.end[stop - 1]]


def _spans(example: Example) -> list[tuple[int, int, str]]:
    """Return (first word, word behind the last, label) of each name that is swapped."""
    found, start = [], -1
    for at, number in enumerate([*example.name.tolist(), 0]):
        inside = number > 0 and NAMES[number].startswith("I-")
        if start >= 0 and not inside:
            found.append((start, at, NAMES[example.name[start]][2:]))
            start = -1
        if number > 0 and not inside:
            start = at
    return [span for span in found if span[2] in SWAPPED]


def _is_whole(example: Example, begin: int, stop: int) -> bool:
    """Say whether a name lies within one paragraph and one stretch of one role."""
    roles = [ROLES[max(int(role), 0)] for role in example.role[begin:stop]]
    one_role = len({role[2:] for role in roles}) == 1 and not any(r.startswith("B-") for r in roles[1:])
    return one_role and example.words.paragraph[begin] == example.words.paragraph[stop - 1]


def _old_words(example: Example, begin: int, stop: int) -> list[_Word]:
    first, ids, case = example.words.first, example.words.ids, example.words.case
    return [_Word(w, ids[first[w] : first[w + 1]].tolist(), int(case[w])) for w in range(begin, stop)]


def _new_words(name: str, tokenizer: Tokenizer, begin: int, stop: int) -> list[_Word]:
    encoding = tokenizer.encode(name, add_special_tokens=False)
    found: list[_Word] = []
    for number in sorted({n for n in encoding.word_ids if n is not None}):
        at = [i for i, n in enumerate(encoding.word_ids) if n == number]
        case = case_of(name[encoding.offsets[at[0]][0] : encoding.offsets[at[-1]][1]])
        pieces = [encoding.ids[i] for i in at][:MOST_PIECES]
        old = min(begin + len(found), stop - 1)
        found.append(_Word(old, pieces, case, fresh=True, later=bool(found)))
    return found


def _answers(example: Example, words: list[_Word]) -> Example:
    """Return the example of the new words; an anchor follows its old word to the first one that has it."""
    old = np.array([word.old for word in words], dtype=np.int64)
    fresh = np.array([word.fresh for word in words], dtype=bool)
    later = np.array([word.later for word in words], dtype=bool)
    moved = np.searchsorted(old, np.arange(len(example.words)))
    known = example.anchor[old] >= 0
    anchor = np.where(known, moved[np.maximum(example.anchor[old], 0)], UNKNOWN)
    counts = [len(word.pieces) for word in words]
    given = example.words
    return Example(
        text=example.text,
        words=Words(
            start=given.start[old],
            end=given.end[old],
            paragraph=given.paragraph[old],
            case=np.array([word.case for word in words], dtype=np.int64),
            state=given.state[old],
            first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            ids=np.array([piece for word in words for piece in word.pieces], dtype=np.int64),
        ),
        role=_continued(example.role[old], later, len(ROLES)),
        anchor=anchor.astype(np.int64),
        name=_continued(example.name[old], later, len(NAMES)),
        tag=np.where(fresh & (example.tag[old] >= 0), PROPER_NOUN, example.tag[old]),
        sentence=np.where(later & (example.sentence[old] >= 0), 0, example.sentence[old]),
        gold=example.gold,
    )


def _continued(labels: np.ndarray, later: np.ndarray, size: int) -> np.ndarray:
    """Return BIO numbers where later words of a new name go on what its first word began."""
    begins = (labels > 0) & (labels < size) & (labels % 2 == 1)  # B- is odd, its I- the number behind it
    return np.where(later & begins, labels + 1, labels)
