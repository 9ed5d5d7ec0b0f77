"""What storing costs as a collection grows: an open world, with new names all the time.

Famous surnames and the last words of bodies ("… Committee") are shared by ever more names, as in the news;
what storing costs must not grow with them.
"""

import random
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path

import made
from form import Curve, Figure

from dashboard.records import Document, Extraction, Label, Mention, Quote, Span
from dashboard.store.collection import Collection

YARDSTICK = "sqlite"
CURVES = (
    Curve("storing", "storing", "Storing a document in a growing collection", "documents", "ms", "column"),
)
MOST = 50_000  # documents
SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
TOGETHER = 500  # documents that are added in one transaction
NAMES = 14  # a document
NEW = 0.25  # share of its names that no document had before
FIRST_NAMES, SURNAMES = 2_000, 20_000
KINDS = (("{first} {last}", "PERSON"), ("University of {last}", "ORG"), ("{first} {last} Committee", "ORG"))
WEIGHTS = (0.7, 0.15, 0.15)


def articles(number: int) -> Iterator[tuple[Document, Extraction]]:
    """Yield invented articles in which a quarter of the names are new; surnames are uneven as real ones."""
    chance = random.Random(1977)
    first = [made.word(chance).title() for _ in range(FIRST_NAMES)]
    last = [made.word(chance).title() for _ in range(SURNAMES)]
    known: list[tuple[str, Label]] = []
    for at in range(number):
        yield _article(chance, at, [_name(chance, first, last, known) for _ in range(NAMES)])


def _name(
    chance: random.Random, first: list[str], last: list[str], known: list[tuple[str, Label]]
) -> tuple[str, Label]:
    if known and chance.random() > NEW:
        return known[made.uneven(chance, len(known))]
    form, label = chance.choices(KINDS, WEIGHTS)[0]
    name = form.format(first=chance.choice(first), last=last[made.uneven(chance, SURNAMES)])
    known.append((name, label))  # type: ignore[arg-type]
    return known[-1]


def _article(chance: random.Random, at: int, names: list[tuple[str, Label]]) -> tuple[Document, Extraction]:
    text, mentions, quotes, sentences = "", [], [], []
    for number, (name, label) in enumerate(names):
        begin = len(text)
        text += f"Point {number} of {at} said {name}. "
        start = text.rindex(name)
        speaker = Mention(start, start + len(name), name, label, name)
        mentions.append(speaker)
        sentences.append(Span(begin, len(text) - 1, text[begin:-1]))
        if number % 3 == 0:
            end = start - len(" said ")
            quotes.append(Quote(begin, end, text[begin:end], "direct", speaker, None, None, 0.9, "made"))
    day = made.FIRST_DAY + timedelta(days=chance.randrange(made.DAYS))
    document = Document(
        f"open-{at}", text, f"Title {at}", day, "field", f"Source {at % 20}", path=f"open/{at}"
    )
    found = Extraction(document.id, tuple(mentions), tuple(quotes), (), (), tuple(sentences))
    return document, found


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield the processor time of storing a document at some sizes of the collection."""
    path = folder / "growing.sqlite"
    for leftover in folder.glob(f"{path.name}*"):
        leftover.unlink()
    for size, ms in growth(stored(path, MOST)):
        yield Figure("storing", f"{size:,} documents", "an open world", ms, "ms", at=size)


def stored(path: Path, number: int) -> list[tuple[int, float]]:
    """Return for each batch how many documents there were after it, and the milliseconds a document took."""
    measured: list[tuple[int, float]] = []
    done = articles(number)
    with Collection.create(path) as collection:
        while some := list(islice(done, TOGETHER)):
            begun = time.process_time()
            collection.add_all(some)
            took = time.process_time() - begun
            measured.append(((measured[-1][0] if measured else 0) + len(some), 1000 * took / len(some)))
    return measured


def growth(measured: list[tuple[int, float]], *, around: int = 5) -> list[tuple[int, float]]:
    """Return the milliseconds at some sizes, each the mean of the batches that end there."""
    found = []
    for size in SIZES:
        near = [ms for at, ms in measured if size - around * TOGETHER < at <= size]
        if near and measured[-1][0] >= size:
            found.append((size, sum(near) / len(near)))
    return found
