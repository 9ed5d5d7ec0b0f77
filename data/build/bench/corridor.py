"""How fast and how large each stage of the corridor is, on one core, over the sample articles."""

import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from form import Curve, Figure

from dashboard import batch, readers, resources
from dashboard.extract import article
from dashboard.extract.dates import find_dates
from dashboard.extract.places import find_places
from dashboard.link import within
from dashboard.preprocess import extract_document
from dashboard.records import Document, Extraction
from dashboard.store.collection import Collection

ROUNDS = 3  # the best of so many counts: anything slower is another program's doing


YARDSTICK = "matrix"
CURVES: tuple[Curve, ...] = ()
STAGES = (
    "read",
    "network, names, quotes",
    "dates",
    "places",
    "extract, all",
    "link within",
    "store",
    "the whole",
)


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield the rates of reading, extracting, linking and storing, of the whole, and of two workers."""
    documents = read()
    words = sum(len(document.text.split()) for document in documents)
    for name, seconds in stages(documents).items():
        yield Figure("corridor", name, "documents", len(documents) / seconds, "a second")
        yield Figure("corridor", name, "words", words / seconds, "a second")
    yield Figure("corridor-more", "an article of 600 words", "", 1000 * long_article(documents), "ms")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("corridor-more", "most memory of the process", "", most, "MB")
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {0, 1})
        times = workers(2) / workers(1)
        yield Figure("corridor-more", "two workers on two cores", "", times, "times", better="more")


def stages(documents: Sequence[Document]) -> dict[str, float]:
    """Return the seconds of each stage for all documents."""
    found = [article.extract(document) for document in documents]  # loads the model, warms it
    joined = [within.join(*pair) for pair in found]
    seconds = {
        "read": best(read, time.perf_counter),  # in a process of its own
        "dates": best(
            lambda: [
                find_dates(d.text, published=d.published, sentences=e.sentences)
                for d, (_, e) in zip(documents, found, strict=True)
            ]
        ),
        "places": best(lambda: [find_places(a.text, e.entities, source=a.source) for a, e in found]),
        "extract, all": best(lambda: [article.extract(document) for document in documents]),
        "link within": best(lambda: [within.join(*pair) for pair in found]),
        "store": best(lambda: store(documents, joined)),
    }
    rest = seconds["extract, all"] - seconds["dates"] - seconds["places"]
    whole = sum(seconds[name] for name in ("read", "extract, all", "link within", "store"))
    seconds |= {"network, names, quotes": rest, "the whole": whole}
    return {name: seconds[name] for name in STAGES}


def read() -> list[Document]:
    """Return the sample's documents."""
    return [found for found in readers.read(resources.data("sample")) if isinstance(found, Document)]


def store(documents: Iterable[Document], found: Iterable[Extraction]) -> None:
    """Write everything into a new collection."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Collection.create(Path(folder) / "bench.sqlite") as collection,
    ):
        for document, extraction in zip(documents, found, strict=True):
            collection.add(document, extraction)


def best(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return the seconds of the shortest of a few runs, processor time if no other clock is given."""
    times = []
    for _ in range(ROUNDS):
        begun = clock()
        work()
        times.append(clock() - begun)
    return min(times)


def workers(number: int) -> float:
    """Return the words a second of so many worker processes over the sample many times, start-up aside."""
    documents = [replace(document, id=f"{n}-{document.id}") for n in range(ROUNDS) for document in read()]
    done = batch.run(extract_document, documents, workers=number)
    first = len(documents) // ROUNDS  # by then every worker has loaded its model
    for _ in range(first):
        next(done)
    begun = time.perf_counter()
    for _ in done:
        pass
    words = sum(len(document.text.split()) for document in documents[first:])
    return words / (time.perf_counter() - begun)


def long_article(documents: Iterable[Document]) -> float:
    """Return the seconds that an article of 600 words takes, once the model is loaded."""
    words = " ".join(document.text for document in documents).split(" ")
    document = Document(id="long", text=" ".join(words[:600]))
    return best(lambda: within.join(*article.extract(document)))
