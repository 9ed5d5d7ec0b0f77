"""How much faster a collection is read again from kept answers than by the network (`measure`).

In one run of one process articles are added, by the network, and then read again from the answers: once as if
nothing had changed, and once as if every document had. The benchmark takes the sample's; others are JSON
lines, packed with gzip or not, with "text" and, if known, "id" and "published":

    python data/build/bench/refreshing.py ARTICLES [NUMBER]
"""

import gzip
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

# One core: set before anything loads that starts threads.
os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

from form import Curve, Figure

from dashboard import batch, preprocess, readers
from dashboard.records import Document, Problem
from dashboard.refreshing import refresh
from dashboard.store.collection import Collection

YARDSTICK = "matrix"
CURVES: tuple[Curve, ...] = ()
TOGETHER = 50
SAMPLE = Path(__file__).parents[2] / "sample"


@dataclass(frozen=True)
class Measured:
    """What was measured: processor milliseconds, words and bytes of one article, and of how many."""

    articles: int
    words: float
    characters: float
    added: float
    unchanged: float
    changed: float
    answers: float
    file: float

    @property
    def ratio(self) -> float:
        """How many times faster it is from answers, at worst."""
        return self.added / max(self.unchanged, self.changed)


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield the processor time of adding the sample's articles and of reading them again."""
    found = measured(folder, [one for one in readers.read(SAMPLE) if isinstance(one, Document)])
    row = f"{found.articles} articles of {found.words:.0f} words"
    yield Figure("refreshing", row, "added, an article", found.added, "ms")
    yield Figure("refreshing", row, "read again, nothing changed", found.unchanged, "ms")
    yield Figure("refreshing", row, "read again, all changed", found.changed, "ms")
    yield Figure("refreshing", row, "faster", found.ratio, "times", better="more")
    yield Figure("refreshing", row, "answers, an article", found.answers / 1000, "kB")
    yield Figure("refreshing", row, "file, an article", found.file / 1000, "kB")


def measured(folder: Path, articles: Iterable[Document]) -> Measured:
    """Add articles to a new collection in a folder, and read it again both ways."""
    path = folder / "refreshing.sqlite"
    for leftover in folder.glob(f"{path.name}*"):
        leftover.unlink()
    documents = list(articles)
    number = len(documents)
    # Loads the network and what the rules look up, which is not to be counted.
    preprocess.extract_document(documents[0])
    with Collection.create(path) as collection:
        added = _time(lambda: _add(collection, documents))
        ((answers,),) = collection.rows("SELECT sum(length(packed)) FROM answers")
        size = _size(collection)
        unchanged = _time(lambda: _refresh(collection, number, changed=0))
        # A field that an older version had told otherwise: every document is written anew.
        collection.connection.execute("UPDATE documents SET language = ''")
        changed = _time(lambda: _refresh(collection, number, changed=number))
    return Measured(
        articles=number,
        words=sum(len(one.text.split()) for one in documents) / number,
        characters=sum(len(one.text) for one in documents) / number,
        added=1000 * added / number,
        unchanged=1000 * unchanged / number,
        changed=1000 * changed / number,
        answers=answers / number,
        file=size / number,
    )


def _add(collection: Collection, documents: list[Document]) -> None:
    held = []
    for document, found in batch.run(preprocess.extract_document, documents, workers=1):
        assert not isinstance(found, Problem), found
        held.append((replace(document, language=found.language), found))
        if len(held) == TOGETHER:
            collection.add_all(held)
            held.clear()
    collection.add_all(held)


def _refresh(collection: Collection, number: int, *, changed: int) -> None:
    done = refresh(collection, every=True, workers=1)
    assert (done.read, done.changed, done.recalled, done.problems) == (number, changed, number, ()), done


def _time(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _size(collection: Collection) -> int:
    collection.connection.execute("VACUUM")
    collection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return collection.path.stat().st_size


def read(path: Path, number: int) -> Iterator[Document]:
    """Yield the first documents of JSON lines."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for at, line in enumerate(islice(lines, number)):
            row = json.loads(line)
            day = row.get("published")
            yield Document(str(row.get("id", at)), row["text"], published=day and date.fromisoformat(day))


def main(words: list[str]) -> None:
    """Print what one run measures."""
    path, number = Path(words[0]), int(words[1]) if len(words) > 1 else 300
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        found = measured(Path(folder), read(path, number))
    for name, value in {**asdict(found), "ratio": found.ratio}.items():
        print(f"{name}: {value:,.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
