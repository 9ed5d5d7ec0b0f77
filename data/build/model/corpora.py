"""Annotated corpora as training examples: words of each article with what each head should say of them.

A head's answer is -100 where the corpus doesn't tell (cross_entropy's ignore_index).
"""

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import DocBin
from tokenizers import Tokenizer

from dashboard.extract.model.labels import NAME_LABELS, NAMES, ROLES, TAGS
from dashboard.extract.model.subwords import Integers, Words, split
from dashboard.extract.places import gazetteer
from dashboard.text import marks

UNKNOWN = -100
SQUEEZED_KEY = 16  # characters without spaces by which a piece of polnear-*.spacy is found in its article
# No style of marks shall be foreign to the model: one article in ten in each of these.
STYLES = (('"', '"'), ("“", "”"), ("‘", "’"))
# Those of GUM whose texts are under CC BY or CC BY-SA.
FREE_GENRES = ("news", "interview", "bio", "voyage", "academic", "court", "speech")
# The labels of en-worldwide-newswire as ours; places are divided by the gazetteer. What it calls Misc is too
# mixed to learn from: events, diseases, laws, and now and then a weekday.
WORLDWIDE = {"Person": "PERSON", "Organization": "ORG", "NORP": "NORP", "Facility": "FAC", "Product": "MISC"}
NO_NAMES = ("Date", "Money")
# "the" is outside every name; "southern" is of places and peoples, "'s" of whatever has no such name itself.
ARTICLE = re.compile(r"[Tt]he (?=[A-Z])")
COMPASS = re.compile(r"(?:[a-z]+ (?:of (?:the )?)?)+(?=[A-Z])")
POSSESSIVE = re.compile(r"['’]s$")
# "Butte, Montana" and "Port Augusta in South Australia" are two places each.
BETWEEN_PLACES = re.compile(r",\s+| in (?=[A-Z])")
LAND = re.compile(
    r"(?i)\b(?:river|lake|sea|ocean|gulf|bay|strait|mount(?:ain)?s?|hills?|valley|desert|islands?|peninsula|forest"
    r"|delta|coast|plateau|highlands|basin|north|south|east|west|northern|southern|eastern|western|central)\b"
)
# Where the head noun of a description ends: "the head | of …", "Ms Varga | , who …".
AFTER_HEAD = re.compile(r",|\s(?:of|in|at|for|from|on|with|by|to|who|which|that|whose|and)\b|\s?['’]s?$")


@dataclass
class Example:
    """One article's words and the heads' answers, a row a word.

    `antecedents` maps a word to earlier ones, `gold` says whether people made names, tags and coreference.
    """

    text: str
    words: Words
    role: Integers
    anchor: Integers
    name: Integers
    tag: Integers
    sentence: Integers
    antecedents: dict[int, list[int]] = field(default_factory=dict)
    gold: bool = True


def read_polnear(folder: Path, part: str, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield PolNeAR articles: gold attributions; silver sentences, coreference, tags and names."""
    silver = _Silver(folder / f"polnear-{part}.spacy")
    for article in _jsonl(folder / f"polnear-{part}.jsonl.gz"):
        given = _restyled(article["text"], article["id"]) if part == "train" else article["text"]
        example = _blank(given, tokenizer)
        example.gold = False
        _attribute(example, article["attributions"])
        if article["sentences"]:
            _sentences(example, article["sentences"])
        chains = [[(a, b, _head(article["text"], a, b)) for a, b, _ in chain] for chain in article["coref"]]
        _corefer(example, chains)
        silver.copy_to(example, article["text"])
        yield example


def read_gum(folder: Path, part: str, tokenizer: Tokenizer, *, free: bool = False) -> Iterator[Example]:
    """Yield GUM documents: gold sentences and coreference; tags and names from the .spacy twin.

    With `free`, only those whose text is under no NonCommercial licence.
    """
    silver = _Silver(folder / f"gum-{part}.spacy")
    for article in _jsonl(folder / f"gum-coref-{part}.jsonl.gz"):
        if free and article["genre"] not in FREE_GENRES:
            continue
        example = _blank(article["text"], tokenizer)
        _sentences(
            example, [s[:2] if isinstance(s, list) else (s["start"], s["end"]) for s in article["sentences"]]
        )
        chains: dict[int, list[tuple[int, int, int]]] = {}
        for mention in article["mentions"]:
            head_end = mention["head"][1] if isinstance(mention["head"], list) else mention["end"]
            chains.setdefault(mention["entity"], []).append((mention["start"], mention["end"], head_end - 1))
        _corefer(example, list(chains.values()))
        silver.copy_to(example, article["text"])
        yield example


def read_spacy(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield the pieces of a .spacy corpus: names, and tags and sentences where it has them."""
    for doc in _docs(path):
        example = _blank(doc.text, tokenizer)
        _from_doc(example, doc, 0, lambda index: index)
        yield example


def read_worldwide(folder: Path, part: str, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield articles of en-worldwide-newswire: gold names, and nothing else."""
    for article in _jsonl(folder / f"worldwide-{part}.jsonl.gz"):
        example = _blank(article["text"], tokenizer)
        example.name[:] = 0
        for given in article["names"]:
            for start, end, label in divided(article["text"], given):
                covered = _covered(example.words, start, end)
                for number, word in enumerate(covered):
                    example.name[word] = (
                        NAMES.index(("I-" if number else "B-") + label) if label in NAME_LABELS else UNKNOWN
                    )
        yield example


def divided(text: str, given: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Yield what a name of en-worldwide-newswire is by our guidelines; of no label if that isn't known."""
    start, end, label = given["start"], given["end"], given["label"]
    if label in NO_NAMES:
        return
    own = text[start:end]
    parts = [(start, end)]
    if label == "Location":
        cuts = [(start + cut.start(), start + cut.end()) for cut in BETWEEN_PLACES.finditer(own)]
        parts = list(zip([start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end], strict=True))
    for first, last in parts:
        if before := ARTICLE.match(text, first, last):
            first = before.end()
        if label in ("Location", "NORP") and (before := COMPASS.match(text, first, last)):
            first = before.end()
        if label in ("Location", "Person") and (behind := POSSESSIVE.search(text[first:last])):
            last = first + behind.start()
        if first < last:
            yield first, last, _place(text[first:last]) if label == "Location" else WORLDWIDE.get(label, "")


def _place(name: str) -> str:
    """Return LOC for land and water and what is larger than a country, GPE for the rest."""
    known = gazetteer.shipped().find(name)
    if known and known[0].kind in ("country", "region", "city", "county"):
        return "GPE"
    return "LOC" if LAND.search(name) or (known and known[0].kind == "continent") else "GPE"


def _restyled(text: str, key: str) -> str:
    """Return the text with its quotation marks in another style for 30 % of the articles; same length."""
    lot = zlib.crc32(key.encode()) % 10
    if lot >= len(STYLES):
        return text
    opening, closing = STYLES[lot]
    letters = list(text)
    for begin, stop in marks.paragraphs(text):
        for marked in marks.pair(text, begin, stop):
            if marked.start - marked.outer_start == 1:
                letters[marked.outer_start] = opening
                if marked.closed and marked.outer_end - marked.end == 1:
                    letters[marked.end] = closing
    return "".join(letters)


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _docs(path: Path) -> list[spacy.tokens.Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def _blank(text: str, tokenizer: Tokenizer) -> Example:
    words = split(tokenizer, text)
    role, anchor, name, tag, sentence = (np.full(len(words), UNKNOWN, dtype=np.int64) for _ in range(5))
    return Example(text, words, role, anchor, name, tag, sentence)


def _covered(words: Words, start: int, end: int) -> range:
    """Return the numbers of the words that overlap [start, end)."""
    return range(
        int(np.searchsorted(words.end, start, side="right")),
        int(np.searchsorted(words.start, end, side="left")),
    )


def _attribute(example: Example, attributions: list[dict[str, Any]]) -> None:
    """Write roles and anchors: each word of an attribution points to the first word of its first cue."""
    words = example.words
    example.role[:] = 0
    for attribution in attributions:
        runs = {
            role: _joined([run for a, b in attribution[role] if (run := _covered(words, a, b))], words)
            for role in ("content", "source", "cue")
        }
        first = runs["cue"] or runs["source"] or runs["content"]
        if not first:
            continue
        for role, found in runs.items():
            begin = ROLES.index(f"B-{role}")
            for run in found:
                for word in run:
                    starts = word == run[0] or words.paragraph[word] != words.paragraph[word - 1]
                    example.role[word] = begin if starts else begin + 1
                    example.anchor[word] = first[0][0]


def _joined(runs: list[range], words: Words) -> list[range]:
    """Join runs that follow each other within one paragraph."""
    joined: list[range] = []
    for run in runs:
        if (
            joined
            and joined[-1].stop == run.start
            and words.paragraph[run.start - 1] == words.paragraph[run.start]
        ):
            joined[-1] = range(joined[-1].start, run.stop)
        else:
            joined.append(run)
    return joined


def _sentences(example: Example, sentences: Iterable[Sequence[int]]) -> None:
    example.sentence[:] = 0
    for start, _ in sentences:
        word = int(np.searchsorted(example.words.end, start, side="right"))
        if word < len(example.words):
            example.sentence[word] = 1


def _head(text: str, start: int, end: int) -> int:
    """Return a character of the head word of a mention: the last one before a comma, "of", "who" …"""
    cut = AFTER_HEAD.search(text, start, end)
    return (cut.start() if cut and cut.start() > start else end) - 1


def _corefer(example: Example, chains: list[list[tuple[int, int, int]]]) -> None:
    """Point each mention's head word to the heads of all earlier mentions of its chain, else to itself."""
    words = example.words
    for chain in chains:
        heads = sorted({int(np.searchsorted(words.end, head, side="right")) for _, _, head in chain})
        heads = [head for head in heads if head < len(words)]
        for position, head in enumerate(heads):
            # A word may head mentions of two chains ("his lawyer"): the first one read stays.
            example.antecedents.setdefault(head, heads[:position] or [head])


class _Silver:
    """The pieces of a .spacy file, found in the articles that they were cut from by their letters."""

    def __init__(self, path: Path) -> None:
        self.pieces = [(doc, *_squeeze(doc.text)) for doc in _docs(path)]
        self.by_key: dict[str, list[int]] = {}
        for number, (_, squeezed, _) in enumerate(self.pieces):
            self.by_key.setdefault(squeezed[:SQUEEZED_KEY], []).append(number)

    def copy_to(self, example: Example, text: str) -> None:
        squeezed, at = _squeeze(text)
        position = 0
        while position < len(squeezed):
            step = 1
            for number in self.by_key.get(squeezed[position : position + SQUEEZED_KEY], ()):
                doc, piece, piece_at = self.pieces[number]
                if squeezed.startswith(piece, position):
                    where = {character: at[position + index] for index, character in enumerate(piece_at)}
                    _from_doc(example, doc, position, where.__getitem__)
                    step = len(piece)
                    break
            position += step


def _squeeze(text: str) -> tuple[str, list[int]]:
    at = [index for index, character in enumerate(text) if not character.isspace()]
    return "".join(text[index] for index in at), at


def _from_doc(example: Example, doc: spacy.tokens.Doc, offset: int, place: Callable[[int], int]) -> None:
    """Copy names, tags and sentence starts of a spaCy document; `place` gives offsets in the article."""
    words = example.words
    solid = [token for token in doc if not token.is_space and token.text.strip()]
    known_sentences = doc.has_annotation("SENT_START")
    for token in solid:
        a, b = place(token.idx), place(token.idx + len(token.text.rstrip()) - 1) + 1
        covered = _covered(words, a, b)
        if not covered:
            continue
        if doc.has_annotation("TAG") and token.tag_:
            example.tag[covered[0]] = TAGS.index(token.tag_) if token.tag_ in TAGS else 0
        if known_sentences and (example.sentence[covered[0]] == UNKNOWN):
            example.sentence[covered[0]] = int(bool(token.is_sent_start))
            example.sentence[covered[1:]] = 0 if len(covered) > 1 else example.sentence[covered[1:]]
        for number, word in enumerate(covered):
            example.name[word] = _name(token, number)


def _name(token: spacy.tokens.Token, number: int) -> int:
    if token.ent_iob_ == "":
        return UNKNOWN
    if token.ent_iob_ == "O":
        return 0
    label = token.ent_type_ if token.ent_type_ in NAME_LABELS else "MISC"
    return NAMES.index(("B-" if token.ent_iob_ == "B" and number == 0 else "I-") + label)
