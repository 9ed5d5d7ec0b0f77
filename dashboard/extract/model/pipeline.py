"""The spaCy side of the model: a tokenizer with the encoder's own words, and the component that reads.

`spacy.load(resources.data("model"))` gives the pipeline; a document then has `doc.ents`, `token.tag_`,
sentence starts, `doc.spans["sources" | "cues" | "contents"]`, `doc._.attributions` and `doc._.antecedents`.
"""

from collections.abc import Iterable
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

from dashboard import resources
from dashboard.errors import ModelError
from dashboard.extract.model.decode import Unit
from dashboard.extract.model.labels import TAGS
from dashboard.extract.model.network import Answers, Model
from dashboard.extract.model.subwords import Words, load_tokenizer, split

# Words that stand for someone or something named elsewhere.
PRONOUN_TAGS = {"PRP", "PRP$", "WP", "WP$"}
VERSION = "1.1.0"  # of the model; rises with each training that ships
LEAST_PROBABILITY = 0.02  # of an antecedent that is kept
WORDS_KEY = "dateline_words"
TELL_KEY = "dateline_tell"  # in a doc's user data: what is called with the number of characters read

Doc.set_extension("attributions", default=[], force=True)
Doc.set_extension("antecedents", default=[], force=True)


class WordTokenizer:
    """Splits a text as the encoder does, so that its answers fall on spaCy's tokens; linear in any text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._tokenizer: Tokenizer | None = None

    @property
    def tokenizer(self) -> Tokenizer:
        """The encoder's tokenizer; the shipped one where the pipeline isn't loaded from a folder."""
        if self._tokenizer is None:
            self._tokenizer = load_tokenizer(str(resources.data("model", "tokenizer", "tokenizer.json")))
        return self._tokenizer

    def __call__(self, text: str) -> Doc:
        words = split(self.tokenizer, text)
        texts, spaces, numbers = _tokens(text, words)
        doc = Doc(self.vocab, words=texts, spaces=spaces)
        doc.user_data[WORDS_KEY] = (words, numbers)
        return doc

    # The vocabulary of pieces lies in the model's folder; nothing else needs saving.
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
    """Return what makes the tokenizer (spaCy's form)."""
    return lambda nlp: WordTokenizer(nlp.vocab)


def _tokens(text: str, words: Words) -> tuple[list[str], list[bool], list[int]]:
    """Return token texts and spaces that give back the text exactly, and the token number of each word."""
    texts: list[str] = []
    spaces: list[bool] = []
    numbers: list[int] = []
    at = 0
    for start, end in zip(words.start.tolist(), words.end.tolist(), strict=True):
        _fill(text[at:start], texts, spaces)
        numbers.append(len(texts))
        texts.append(text[start:end])
        spaces.append(False)
        at = end
    _fill(text[at:], texts, spaces)
    return texts, spaces, numbers


def _fill(gap: str, texts: list[str], spaces: list[bool]) -> None:
    """Add what stands between two words: one space belongs to the token before, the rest is a token."""
    if gap.startswith(" ") and texts and not spaces[-1]:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        texts.append(gap)
        spaces.append(False)


class NewsReader:
    """The component: runs the network and writes its answers on the document."""

    def __init__(self) -> None:
        self._model: Model | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self._model is None:
            raise ModelError("The reader has no weights. Load the pipeline with spacy.load(…/data/model).")
        if WORDS_KEY not in doc.user_data:
            raise ModelError("The reader needs the tokenizer 'dateline_words'. Load both with spacy.load.")
        words, numbers = doc.user_data.pop(WORDS_KEY)
        answers = self._model.read(words, doc.user_data.pop(TELL_KEY, None))
        _write_tokens(doc, answers, numbers)
        spans = {
            key: [Span(doc, numbers[s.start], numbers[s.end - 1] + 1, label=s.label) for s in stretches]
            for key, stretches in (
                ("names", answers.names),
                ("sources", [s for unit in answers.units for s in unit.source]),
                ("cues", [s for unit in answers.units for s in unit.cue]),
                ("contents", [s for unit in answers.units for s in unit.content]),
            )
        }
        doc.ents = tuple(spans.pop("names"))
        for key, found in spans.items():
            doc.spans[key] = found
        doc._.attributions = [_attribution(unit, answers) for unit in answers.units]
        doc._.antecedents = _antecedents(answers)
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Make the folder; the weights are put there by data/build/model/export.py."""
        Path(path).mkdir(parents=True, exist_ok=True)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "NewsReader":
        """Load the weights, as spaCy asks."""
        self._model = Model(Path(path) / "reader.onnx")
        return self


@Language.factory("dateline_reader")
def make_reader(nlp: Language, name: str) -> NewsReader:
    """Return the component without weights (spaCy's form)."""
    return NewsReader()


def _write_tokens(doc: Doc, answers: Answers, numbers: list[int]) -> None:
    # All at once: setting `is_sent_start` token by token takes time quadratic in the document.
    columns = np.zeros((len(doc), 2), dtype=np.int64)
    columns[:, 1] = -1
    keys = np.array([doc.vocab.strings.add(tag) for tag in TAGS], dtype=np.uint64)
    columns[numbers, 0] = keys[answers.tags].astype(np.int64)
    columns[numbers, 1] = np.where(answers.sentences, 1, -1)
    doc.from_array(["TAG", "SENT_START"], cast("Any", columns.astype(np.uint64)))


def _attribution(unit: Unit, answers: Answers) -> dict[str, Any]:
    """Return a unit as plain lists of [start, end] characters, with the mean probability of its words."""
    words = answers.words
    plain: dict[str, Any] = {
        role: [[int(words.start[s.start]), int(words.end[s.end - 1])] for s in getattr(unit, role)]
        for role in ("source", "cue", "content")
    }
    sure = [answers.confidence[s.start : s.end].mean() for s in unit.stretches()]
    return plain | {"confidence": round(float(np.mean(sure)), 4)}


def _antecedents(answers: Answers) -> list[list[float]]:
    """Return [start, end, earlier start, earlier end, probability] for pronouns and words of sources."""
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
    folder = resources.data("model")
    if not (folder / "dateline_reader" / "reader.onnx").is_file():
        raise ModelError(f"The model is missing in {folder}. Install dateline-explorer again.")
    nlp = spacy.load(folder)
    # Shapes, prefixes and the like of each word, which nobody here asks: 6 % of the time of a document.
    cast("Any", nlp.vocab).lex_attr_getters = {}
    return nlp
