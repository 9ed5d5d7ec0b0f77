"""How fast and how large each stage of the corridor is, on one core, over the sample articles."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard import batch, readers, resources
from dashboard.extract import article
from dashboard.extract.dates import find_dates
from dashboard.extract.places import find_places
from dashboard.link import within
from dashboard.preprocess import extract_document
from dashboard.records import Document, Extraction
from dashboard.store.collection import Collection

ROUNDS = 3  # the best of so many counts: anything slower is another program's doing


@dataclass(frozen=True)
class Stage:
    """What one stage took for all the documents."""

    name: str
    seconds: float
    documents: int
    words: int


def measure() -> list[Stage]:
    """Return the times of reading, extracting, linking and storing, and of the whole."""
    documents = read()
    words = sum(len(document.text.split()) for document in documents)
    found = [article.extract(document) for document in documents]  # loads the model, warms it
    joined = [within.join(*pair) for pair in found]
    seconds = {
        "read": best(read),
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
    seconds["extract: names, quotes, sentences"] = (
        seconds["extract, all"] - seconds["dates"] - seconds["places"]
    )
    seconds["the whole"] = sum(seconds[name] for name in ("read", "extract, all", "link within", "store"))
    order = [
        "read",
        "extract: names, quotes, sentences",
        "dates",
        "places",
        "extract, all",
        "link within",
        "store",
        "the whole",
    ]
    return [Stage(name, seconds[name], len(documents), words) for name in order]


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


def best(work: Callable[[], object]) -> float:
    """Return the shortest of a few runs in seconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
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


def first_document() -> float:
    """Return the seconds from the command to the first document out, in a new process."""
    line = (
        json.dumps({"id": "1", "text": "“We will stay,” Mayor Ilze Kalnina said in Riga on Tuesday."}) + "\n"
    )
    words = [sys.executable, "-m", "dashboard", "extract", "--format", "jsonl"]
    return best(lambda: subprocess.run(words, input=line.encode(), check=True, capture_output=True))


def long_article() -> float:
    """Return the seconds that an article of 600 words takes, once the model is loaded."""
    words = " ".join(document.text for document in read()).split(" ")
    document = Document(id="long", text=" ".join(words[:600]))
    return best(lambda: within.join(*article.extract(document)))


def memory() -> float:
    """Return the most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
