"""Names and spans as training data: CoNLL's columns (IOB2), and spaCy's own binary form."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from dashboard.export import rows
from dashboard.export.form import Blocks

# spaCy takes a second to load: who doesn't ask for these forms doesn't wait for it.
if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

Found = tuple[int, int, str]  # start, end and label
Word = tuple[int, int]
SPANS = ("quotes", "dates", "places")


def write_conll(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write names as CoNLL-2003 has them: word, -, -, label (B-PERSON, I-PERSON, O); then an empty line.

    The line is empty where a sentence ends, and a word ends where a name does.
    """
    for row in rows.each(blocks):
        stream.write(b"-DOCSTART- -X- -X- O\n\n")
        names = _apart(row["names"])
        starts = {start for start, *_ in row["sentences"]}
        for number, (start, end, label) in enumerate(_labelled(row["text"], names)):
            if number and start in starts:
                stream.write(b"\n")
            stream.write(f"{row['text'][start:end]} - - {label}\n".encode())
        stream.write(b"\n")


def write_spacy(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write documents as a DocBin: names are `doc.ents`, all else `doc.spans`; `spacy train` reads it."""
    from spacy.tokens import DocBin

    packed = DocBin(attrs=["ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE"])
    for row in rows.each(blocks):
        packed.add(_doc(row))
    stream.write(packed.to_bytes())


@cache
def _english() -> "Language":
    from spacy.lang.en import English

    return English()


def _apart(names: Iterable[Found]) -> list[Found]:
    """Return the names without those that lie in another one, as a word has one label.

    >>> _apart([(0, 10, "ORG"), (4, 10, "GPE"), (12, 15, "PERSON")])
    [(0, 10, 'ORG'), (12, 15, 'PERSON')]
    """
    kept: list[Found] = []
    for name in sorted(names, key=lambda one: (one[0], -one[1])):
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return kept


def _words(text: str, spans: Iterable[Sequence[object]]) -> Iterator[Word]:
    """Yield the words of a text, and white space of more than one blank; none crosses a span's border."""
    borders = sorted({int(str(border)) for start, end, *_ in spans for border in (start, end)})
    for token in _english().tokenizer(text):
        start, end = token.idx, token.idx + len(token)
        inside = borders[bisect_right(borders, start) : bisect_left(borders, end)]
        yield from zip([start, *inside], [*inside, end], strict=True)


def _labelled(text: str, names: list[Found]) -> Iterator[tuple[int, int, str]]:
    """Yield each word with its label in IOB2."""
    starts = [start for start, *_ in names]
    for start, end in _words(text, names):
        if not text[start:end].strip():
            continue
        at = bisect_right(starts, start) - 1
        is_inside = at >= 0 and start < names[at][1]
        label = f"{'B' if start == starts[at] else 'I'}-{names[at][2]}" if is_inside else "O"
        # White space inside a word would be read as another column.
        for number, piece in enumerate(text[start:end].split()):
            yield start, start + len(piece), label if number == 0 else label.replace("B-", "I-")


def _doc(row: rows.Row) -> "Doc":
    from spacy.tokens import Doc, SpanGroup

    text, names = row["text"], _apart(row["names"])
    sentences = {start for start, *_ in row["sentences"]}
    words = _joined(text, list(_words(text, [*names, *(one for kind in SPANS for one in row[kind])])))
    doc = Doc(
        _english().vocab,
        words=[text[start:end] for start, end, _ in words],
        spaces=[is_spaced for *_, is_spaced in words],
        sent_starts=[start in sentences for start, *_ in words],
    )
    doc.ents = _spans(doc, names)
    for kind in SPANS:
        doc.spans[kind] = SpanGroup(doc, name=kind, spans=_spans(doc, row[kind]))
    return doc


def _joined(text: str, words: list[Word]) -> list[tuple[int, int, bool]]:
    """Return the words, each with whether one blank follows it."""
    following = [*(start for start, _ in words[1:]), len(text)][: len(words)]
    return [(start, end, after > end) for (start, end), after in zip(words, following, strict=True)]


def _spans(doc: "Doc", found: Iterable[Found]) -> "list[Span]":
    spans = (doc.char_span(start, end, label=label) for start, end, label in found)
    return [span for span in spans if span is not None]
