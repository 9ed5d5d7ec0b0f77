"""Which lines of a text are headlines: its first, its title, and lines with capitals like a title's."""

import re
from collections.abc import Sequence
from itertools import pairwise

Range = tuple[int, int]

# "Clinton camp: Story Has Moved."
LABEL = re.compile(r"(?P<label>[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,6}): (?=\S)")
# "WALLACE: Senator, …", "Ana Ruiz: Not yet."
TURN = re.compile(r"[\"“]?(?P<label>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}): (?=\S)")
SENTENCE_MARKS = '.!?”"’…'
ANOTHER_SENTENCE = re.compile(r"[a-z]{3}[.!?][”’\"]? [A-Z“‘]")
LONGEST = 120  # characters of a headline
LEAST_TITLE = 30  # letters of a title that may have been cut
LEAST_WORDS = 4  # of a line that is told by its capitals alone
NEAR = 3  # paragraphs from one turn to the next
LONG_WORD = 5  # letters: shorter ones may be small in a title
WORD = re.compile(r"\w[\w’'-]*")


def find(text: str, paragraphs: Sequence[Range], title: str = "") -> tuple[Range, ...]:
    """Return the lines [start, end) of a text that are headlines, in order; a lone line is none.

    >>> find("Roe: Dam Is Safe.\\n\\nIt rained.", [(0, 17), (19, 29)])
    ((0, 17),)
    """
    if len(paragraphs) < 2:
        return ()
    first, *others = paragraphs
    found = [first] if _is_first_headline(text, first, others[0], title) else []
    talk = turns(text, paragraphs)
    return (*found, *(line for line in others if line[0] not in talk and _is_titled(text, *line)))


def turns(text: str, paragraphs: Sequence[Range]) -> frozenset[int]:
    """Return where the paragraphs of a conversation begin: "Roe: …" with another such one near it."""
    labelled = [number for number, one in enumerate(paragraphs) if TURN.match(text, *one)]
    near = (pair for pair in pairwise(labelled) if pair[1] - pair[0] <= NEAR)
    return frozenset(paragraphs[number][0] for pair in near for number in pair)


def _is_first_headline(text: str, line: Range, below: Range, title: str) -> bool:
    words = text[slice(*line)].strip()
    if "\n" in words:
        return False
    if title and (_plain(words) == _plain(title) or _is_cut(words, title)):
        return True
    if words[-1:] not in SENTENCE_MARKS:
        return True
    if len(words) > LONGEST or ANOTHER_SENTENCE.search(words):
        return False
    is_labelled = LABEL.match(words) is not None and TURN.match(text, *below) is None
    return is_labelled or _has_capitals(words)


def _is_cut(words: str, title: str) -> bool:
    """Say whether a title is the beginning of a line, as readers cut long ones."""
    return len(_plain(title)) >= LEAST_TITLE and _plain(words).startswith(_plain(title))


def _plain(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())


def _is_titled(text: str, start: int, end: int) -> bool:
    """Say whether a paragraph is one line "Roe: Dam Is Safe" in which all longer words have capitals."""
    label = LABEL.match(text, start, end) if end - start <= LONGEST else None
    if label is None or ANOTHER_SENTENCE.search(text, start, end):
        return False
    return _has_capitals(text[label.end() : end])


def _has_capitals(line: str) -> bool:
    """Say whether all longer words of a line have capitals, as in a title."""
    words = WORD.findall(line)
    long = [word for word in words if len(word) >= LONG_WORD]
    return len(words) >= LEAST_WORDS and bool(long) and all(word[0].isupper() for word in long)
