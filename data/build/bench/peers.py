"""Other tools on the same articles in the same run: words a second each, of those that are installed here.

dateparser and geotext find what our dates and places find, spaCy blank words and sentences; spaCy small and a
transformer find names. What isn't installed is left out and named on the error stream; nothing is downloaded.
`pip install dateparser geotext` brings two; spaCy small is not on PyPI, and a transformer's weights are not.
"""

import importlib
import importlib.util
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from form import Curve, Figure

from dashboard import readers, resources
from dashboard.extract.dates import find_dates
from dashboard.preprocess import extract_document
from dashboard.records import Document

YARDSTICK = "matrix"
CURVES: tuple[Curve, ...] = ()
ENOUGH = 15.0  # seconds for one tool: a slow one reads fewer articles
SMALL = "en_core_web_sm"
TRANSFORMER = "DATELINE_BENCH_NER"  # a folder with a model for token classification, of transformers
Read = Callable[[Document], object]


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield the words a second of each tool, and how many times as fast as Dateline it is."""
    documents = [one for one in readers.read(resources.data("sample")) if isinstance(one, Document)]
    rates = {name: _rate(make(), documents) for name, make in TOOLS.items() if _is_here(name)}
    for name, rate in rates.items():
        yield Figure("peers", name, "words", rate, "a second")
        yield Figure("peers", name, "Dateline", rate / rates["Dateline, all"], "times", better="less")


def _is_here(name: str) -> bool:
    wanted = NEEDS.get(name, "")
    if not wanted or (
        importlib.util.find_spec(wanted) and (wanted != "transformers" or TRANSFORMER in os.environ)
    ):
        return True
    print(f"{name} is not installed here.", file=sys.stderr)
    return False


def _rate(read: Read, documents: Sequence[Document]) -> float:
    """Return the words a second of processor time, the first article aside: it loads what is needed."""
    read(documents[0])
    begun, words = time.process_time(), 0
    for document in [*documents, *documents]:
        read(document)
        words += len(document.text.split())
        if time.process_time() - begun > ENOUGH:
            break
    return words / (time.process_time() - begun)


def _dates() -> Read:
    return lambda document: find_dates(document.text, published=document.published)


def _dateparser() -> Read:
    search: Any = importlib.import_module("dateparser.search")
    return lambda document: search.search_dates(document.text, languages=["en"])


def _geotext() -> Read:
    geotext: Any = importlib.import_module("geotext")
    return lambda document: geotext.GeoText(document.text)


def _blank() -> Read:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda document: nlp(document.text)


def _small() -> Read:
    import spacy

    nlp = spacy.load(SMALL)
    return lambda document: nlp(document.text)


def _transformer() -> Read:
    ner: Any = importlib.import_module("transformers").pipeline(
        "token-classification", os.environ[TRANSFORMER], device=-1
    )
    return lambda document: ner(document.text.split("\n"))


TOOLS: dict[str, Callable[[], Read]] = {
    "Dateline, all": lambda: extract_document,
    "Dateline, dates alone": _dates,
    "dateparser": _dateparser,
    "geotext": _geotext,
    "spaCy blank, words and sentences": _blank,
    "spaCy small": _small,
    "a transformer for names": _transformer,
}
NEEDS = {
    "dateparser": "dateparser",
    "geotext": "geotext",
    "spaCy small": SMALL,
    "a transformer for names": "transformers",
}
