"""The spaCy side of the model: a tokenizer with the encoder's own words, and the component that reads.

`spacy.load(resources.data("model"))` gives the pipeline; a document then has `doc.ents`, `token.tag_`,
sentence starts, `doc.spans["sources" | "cues" | "contents"]`, `doc._.attributions` and `doc._.antecedents`.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab
from tokenizers import Tokenizer

from dashboard import resources, whole_file
from dashboard.errors import ModelError
from dashboard.extract.model.decode import Unit
from dashboard.extract.model.labels import TAGS
from dashboard.extract.model.network import Answers, Model
from dashboard.extract.model.subwords import Words, load_tokenizer, split

# Words that stand for someone or something named elsewhere.
PRONOUN_TAGS = {"PRP", "PRP$", "WP", "WP$"}
VERSION = "1.1.0"  # of the model; it rises with each training that ships
LEAST_PROBABILITY = 0.02  # of an antecedent that is kept
TELL_KEY = "dateline_tell"  # in a doc's user data: a function called with the number of characters read

Doc.set_extension("attributions", default=[], force=True)
Doc.set_extension("antecedents", default=[], force=True)


class WordTokenizer:
    """Splits a text as the encoder does, so that its answers match spaCy's tokens; linear in any text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._tokenizer: Tokenizer | None = None
        # The text that was split last: the reader asks for the same words straight afterwards.
        self._last: tuple[str, Words] | None = None

    @property
    def tokenizer(self) -> Tokenizer:
        """The encoder's tokenizer; the shipped one if the pipeline wasn't loaded from a folder."""
        if self._tokenizer is None:
            self._tokenizer = load_tokenizer(str(resources.data("model", "tokenizer", "tokenizer.json")))
        return self._tokenizer

    def __call__(self, text: str) -> Doc:
        words = split(self.tokenizer, text)
        self._last = text, words
        return Doc(self.vocab, *_tokens(text, words))

    def words(self, text: str) -> Words:
        """Return the words and pieces of a text, without splitting the last text a second time."""
        last, self._last = self._last, None
        return last[1] if last and last[0] == text else split(self.tokenizer, text)

    # Only the vocabulary of pieces needs saving.
    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the tokenizer's file, as spaCy asks."""
        return self.tokenizer.to_str().encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "WordTokenizer":
        """Read the tokenizer's file, as spaCy asks."""
        self._tokenizer = Tokenizer.from_buffer(data)
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tokenizer's file, as spaCy asks."""
        path.mkdir(parents=True, exist_ok=True)
        self.tokenizer.save(str(path / "tokenizer.json"))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "WordTokenizer":
        """Read the tokenizer's file, as spaCy asks."""
        self._tokenizer = load_tokenizer(str(Path(path) / "tokenizer.json"))
        return self


@registry.tokenizers("dateline_words")  # type: ignore[untyped-decorator]  # spaCy's registry has no types
def make_tokenizer() -> Any:
    """Return the function that makes the tokenizer, as spaCy wants it."""
    return lambda nlp: WordTokenizer(nlp.vocab)


def _tokens(text: str, words: Words) -> tuple[list[str], list[bool]]:
    """Return token texts and spaces that together give back the text exactly."""
    texts: list[str] = []
    spaces: list[bool] = []
    at = 0
    for start, end in zip(words.start.tolist(), words.end.tolist(), strict=True):
        _fill(text[at:start], texts, spaces)
        texts.append(text[start:end])
        spaces.append(False)
        at = end
    _fill(text[at:], texts, spaces)
    return texts, spaces


def _fill(gap: str, texts: list[str], spaces: list[bool]) -> None:
    """Add what is between two words: one space belongs to the token before, the rest becomes a token."""
    if gap.startswith(" ") and texts and not spaces[-1]:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        texts.append(gap)
        spaces.append(False)


class NewsReader:
    """The component: runs the network and writes its answers on the document.

    After a tokenizer other than its own, and beside other components, it labels the tokens it is given;
    entities set by an earlier component stay.
    """

    def __init__(self, tokenizer: WordTokenizer) -> None:
        self._tokenizer = tokenizer
        self._model: Model | None = None

    def __call__(self, doc: Doc) -> Doc:
        answers = self._loaded().read(self._tokenizer.words(doc.text), doc.user_data.pop(TELL_KEY, None))
        numbers = _numbers(doc, answers.words)
        _write_tokens(doc, answers, numbers)
        spans = {
            key: [Span(doc, numbers[s.start], numbers[s.end - 1] + 1, label=s.label) for s in stretches]
            for key, stretches in (
                ("names", answers.names),
                ("sources", dict.fromkeys(s for unit in answers.units for s in unit.source)),
                ("cues", [s for unit in answers.units for s in unit.cue]),
                ("contents", [s for unit in answers.units for s in unit.content]),
            )
        }
        doc.set_ents(_apart(doc.ents, spans.pop("names")))
        for key, found in spans.items():
            doc.spans[key] = found
        doc._.attributions = [_attribution(unit, answers) for unit in answers.units]
        doc._.antecedents = _antecedents(answers)
        return doc

    def _loaded(self) -> Model:
        if self._model is None:
            raise ModelError("The reader has no weights. Load the pipeline with dateline.load().")
        return self._model

    # onnxruntime's session can't be pickled; its weights can.
    def __getstate__(self) -> dict[str, Any]:
        return {"tokenizer": self._tokenizer, "weights": self._model and self._model.to_bytes()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._tokenizer = state["tokenizer"]
        self._model = Model(state["weights"]) if state["weights"] else None

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the weights, as spaCy asks."""
        return self._loaded().to_bytes()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "NewsReader":
        """Load the weights, as spaCy asks."""
        self._model = Model(data)
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights, as spaCy asks."""
        Path(path).mkdir(parents=True, exist_ok=True)
        if self._model is not None:  # data/build/model/export.py writes them itself
            weights = self._model.to_bytes()
            with whole_file.writing(Path(path) / "reader.onnx", force=True) as stream:
                stream.write(weights)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "NewsReader":
        """Load the weights, as spaCy asks."""
        self._model = Model(Path(path) / "reader.onnx")
        return self


@Language.factory(
    "dateline_reader",
    assigns=[
        "token.tag",
        "token.is_sent_start",
        "doc.sents",
        "doc.ents",
        "doc.spans",
        "doc._.attributions",
        "doc._.antecedents",
    ],
)
def make_reader(nlp: Language, name: str) -> NewsReader:
    """Return the component without weights, as spaCy wants it."""
    tokenizer = nlp.tokenizer
    return NewsReader(tokenizer if isinstance(tokenizer, WordTokenizer) else WordTokenizer(nlp.vocab))


def _numbers(doc: Doc, words: Words) -> list[int]:
    """Return the number of the token that each word begins in."""
    starts = np.fromiter((token.idx for token in doc), dtype=np.int64, count=len(doc))
    found: list[int] = (np.searchsorted(starts, words.start, side="right") - 1).tolist()
    return found


def _apart(given: Sequence[Span], found: Iterable[Span]) -> list[Span]:
    """Return the given entities and those found outside them; a foreign token may join two names."""
    taken = {token.i for span in given for token in span}
    apart = list(given)
    for span in found:
        places = range(span.start, span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            apart.append(span)
    return apart


def _write_tokens(doc: Doc, answers: Answers, numbers: list[int]) -> None:
    # All at once: setting `is_sent_start` token by token takes quadratic time in the length of the document.
    columns = np.zeros((len(doc), 2), dtype=np.int64)
    columns[:, 1] = -1
    keys = np.array([doc.vocab.strings.add(tag) for tag in TAGS], dtype=np.uint64)
    # Backwards: of several words in one token of another tokenizer, the first one counts.
    columns[numbers[::-1], 0] = keys[answers.tags[::-1]].astype(np.int64)
    columns[numbers[::-1], 1] = np.where(answers.sentences[::-1], 1, -1)
    doc.from_array(["TAG", "SENT_START"], cast("Any", columns.astype(np.uint64)))


def _attribution(unit: Unit, answers: Answers) -> dict[str, Any]:
    """Return a unit as plain lists of [start, end] characters, with its words' mean probability."""
    words = answers.words
    plain: dict[str, Any] = {
        role: [[int(words.start[s.start]), int(words.end[s.end - 1])] for s in getattr(unit, role)]
        for role in ("source", "cue", "content")
    }
    sure = [answers.confidence[s.start : s.end].mean() for s in unit.stretches()]
    return plain | {"confidence": round(float(np.mean(sure)), 4)}


def _antecedents(answers: Answers) -> list[list[float]]:
    """Return [start, end, earlier start, earlier end, probability] for pronouns and the words of sources."""
    words = answers.words
    asked = {i for i, tag in enumerate(answers.tags) if TAGS[tag] in PRONOUN_TAGS}
    asked |= {i for unit in answers.units for s in unit.source for i in range(s.start, s.end)}
    return [
        [*map(int, (words.start[a], words.end[a], words.start[b], words.end[b])), round(probability, 4)]
        for a, b, probability in answers.antecedents(sorted(asked), least=LEAST_PROBABILITY)
    ]


@lru_cache(maxsize=1)
def load() -> Language:
    """Load the shipped pipeline once."""
    nlp = make()
    # Each word's shape, prefix and the like, which nothing here uses, take 6 % of the time of a document.
    cast("Any", nlp.vocab).lex_attr_getters = {}
    return nlp


def make() -> Language:
    """Return the shipped pipeline, freshly loaded; raise ModelError if its weights are missing."""
    folder = resources.data("model")
    if not (folder / "dateline_reader" / "reader.onnx").is_file():
        raise ModelError(f"The model is missing in {folder}. Install dateline-explorer again.")
    return spacy.load(folder)
