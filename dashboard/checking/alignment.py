"""The words of a draft beside those of a source that are nearly the same (sequence alignment)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dashboard.checking.words import SMALL, Word, weight

# Swept 0.5 to 0.7 on made collections: below, invented quotes are taken for altered ones.
ENOUGH = 0.6  # of the draft's words, small ones counting less
DENSE = 0.3  # of the source's words between the first and the last that both have
BUCKET = 8  # words by which two places are one
Block = tuple[int, int, int]  # where in the source, where in the draft, how many words
Step = tuple[str, int, int, int, int]  # of difflib: what, from and to in the source, from and to in the draft


@dataclass(frozen=True, slots=True)
class Alignment:
    """The source's words [first, last) beside the draft's, and how much of the draft they hold (0 to 1)."""

    share: float
    first: int
    last: int
    steps: tuple[Step, ...]


def align(drafted: Sequence[str], source: Sequence[str], owners: Sequence[int]) -> Alignment | None:
    """Return the stretch of the source that is nearest to the draft's words, or None if none is near.

    `owners` tells for each word of the source in whose quote it is: an altered first or last word of the
    draft is held against the word of the same quote.
    """
    at = _where(drafted, source)
    if at is None:
        return None
    room = len(drafted) + 40
    low, high = max(0, at - room), min(len(source), at + len(drafted) + room)
    blocks = _together(_blocks(drafted, source[low:high], low), drafted)
    if not blocks:
        return None
    first, last = blocks[0][0], blocks[-1][0] + blocks[-1][2]
    matched = sum(weight(drafted[b + at]) for _, b, size in blocks for at in range(size))
    share = matched / sum(map(weight, drafted))
    dense = sum(size for _, _, size in blocks) / (last - first)
    told = max(sum(weight(drafted[b + at]) for at in range(size)) for _, b, size in blocks)
    if share < ENOUGH or dense < DENSE or told < min(2.0, 0.5 * len(drafted)):
        return None
    for _ in range(blocks[0][1]):
        first -= first > 0 and owners[first - 1] == owners[first]
    for _ in range(len(drafted) - blocks[-1][1] - blocks[-1][2]):
        last += last < len(source) and owners[last] == owners[last - 1]
    return Alignment(share, first, last, tuple(_steps(blocks, first, last, len(drafted))))


def differing(steps: Sequence[Step], honest: frozenset[int] = frozenset()) -> int:
    """Return how many words differ; what is left out at a marked cut (a position in the draft) does not."""
    return sum(max(s1 - s0, d1 - d0) for _, s0, s1, d0, d1 in changes(steps, honest))


def changes(steps: Sequence[Step], honest: frozenset[int] = frozenset()) -> list[Step]:
    """Return the steps at which the texts differ, without those at a marked cut."""
    return [step for step in steps if step[0] != "equal" and not (step[3] == step[4] and step[3] in honest)]


def is_reordered(steps: Sequence[Step], source: Sequence[Word], drafted: Sequence[Word]) -> bool:
    """Say whether the draft has the same words in another order."""
    ours = Counter(drafted[at].key for step in changes(steps) for at in range(step[3], step[4]))
    theirs = Counter(source[at].key for step in changes(steps) for at in range(step[1], step[2]))
    return bool(ours) and ours == theirs


def _where(drafted: Sequence[str], source: Sequence[str]) -> int | None:
    """Return where in the source the draft's words would begin: where most of them have the same distance."""
    stands: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(drafted):
        stands[key].append(at)
    votes: dict[int, float] = defaultdict(float)
    for position, key in enumerate(source):
        for at in stands.get(key, ()):
            distance = (position - at) // BUCKET
            # A place at the edge of two buckets counts in both.
            votes[distance] += weight(key)
            votes[distance + 1] += weight(key) / 2
    if not votes:
        return None
    return max(votes.items(), key=lambda one: (one[1], -one[0]))[0] * BUCKET


def _blocks(drafted: Sequence[str], source: Sequence[str], low: int) -> list[Block]:
    """Return what both have in the same order, nearest to the longest stretch; `low` words stand before."""
    matcher = SequenceMatcher(None, source, drafted, autojunk=False)
    a, b, size = matcher.find_longest_match()
    if not size:
        return []
    # Of words that stand several times difflib takes the first: to the left of the anchor, read backwards.
    before = SequenceMatcher(None, source[:a][::-1], drafted[:b][::-1], autojunk=False).get_matching_blocks()
    after = SequenceMatcher(None, source[a + size :], drafted[b + size :], autojunk=False)
    left = [(a - at - many, b - own - many, many) for at, own, many in before if many][::-1]
    right = [(a + size + at, b + size + own, many) for at, own, many in after.get_matching_blocks() if many]
    return [(at + low, own, many) for at, own, many in (*left, (a, b, size), *right)]


def _together(blocks: list[Block], drafted: Sequence[str]) -> list[Block]:
    """Return the blocks without small words at either end that stand far from the rest by chance."""

    def is_stray(block: Block, gap: int) -> bool:
        words = drafted[block[1] : block[1] + block[2]]
        return gap > 2 + 4 * len(words) and (len(words) < 2 or all(word in SMALL for word in words))

    while len(blocks) > 1 and is_stray(blocks[0], blocks[1][0] - blocks[0][0] - blocks[0][2]):
        blocks = blocks[1:]
    while len(blocks) > 1 and is_stray(blocks[-1], blocks[-1][0] - blocks[-2][0] - blocks[-2][2]):
        blocks = blocks[:-1]
    return blocks


def _steps(blocks: list[Block], first: int, last: int, size: int) -> list[Step]:
    steps: list[Step] = []
    source, draft = first, 0
    for a, b, length in [*blocks, (last, size, 0)]:
        if source < a or draft < b:
            steps.append(("change", source, a, draft, b))
        if length:
            steps.append(("equal", a, a + length, b, b + length))
        source, draft = a + length, b + length
    return steps
