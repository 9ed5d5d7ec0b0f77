"""Have the network read a text, part by part (long-document inference by windows of paragraphs)."""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from dashboard.extract.model import attribution, pipeline
from dashboard.extract.model.tagged import Tagged
from dashboard.records import Reference, Span

LONGEST_PART = 100_000  # characters read at once; longer documents are split at paragraph ends


def read(text: str, tell: Callable[[float], None]) -> Tagged:
    """Return what the network says of a text; `tell` is given the share of it that is read."""
    nlp = pipeline.load()
    # Words seen once must not stay in spaCy's vocabulary for ever: memory stays small in a run of a million.
    with nlp.memory_zone():
        return _read(text, nlp, tell)


def _read(text: str, nlp: Language, tell: Callable[[float], None]) -> Tagged:
    """Read a text part by part: only one part's words are in memory at a time."""
    tagged = Tagged()
    for start, end in parts(text):
        doc = nlp.make_doc(text[start:end])
        doc.user_data[pipeline.TELL_KEY] = lambda done, start=start: tell((start + done) / len(text))
        _add(tagged, nlp(doc), start)
    return tagged


def written_on(doc: Doc) -> Tagged:
    """Return what the network has written on a spaCy document."""
    found = Tagged()
    _add(found, doc, 0)
    return found


def _add(tagged: Tagged, doc: Doc, start: int) -> None:
    tagged.names += [(start + e.start_char, start + e.end_char, e.label_) for e in doc.ents]  # type: ignore[misc]
    tagged.tags |= {start + token.idx: token.tag_ for token in doc if token.tag_}
    tagged.sentences += [
        Span(start + s.start_char, start + s.end_char, s.text) for s in doc.sents if not s.text.isspace()
    ]
    tagged.said += [attribution.from_plain(one, start) for one in doc._.attributions]
    tagged.references += [
        Reference(start + int(a), start + int(b), start + int(c), start + int(d), p)
        for a, b, c, d, p in doc._.antecedents
    ]


def parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches to be read at once, split after a paragraph, else at a space, else anywhere."""
    start = 0
    while len(text) - start > LONGEST_PART:
        end = start + LONGEST_PART
        cut = next((at for mark in ("\n", " ") if (at := text.rfind(mark, start + 1, end)) > 0), end - 1) + 1
        yield start, cut
        start = cut
    if start < len(text):
        yield start, len(text)
