"""How long a command takes to begin, beside the import of spaCy alone, and what of it goes where."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from form import Curve, Figure

YARDSTICK = "python"
CURVES: tuple[Curve, ...] = ()
ROUNDS = 3
LINE = json.dumps({"id": "1", "text": "“We will stay,” Mayor Ilze Kalnina said in Riga on Tuesday."}) + "\n"
LIBRARIES = "import spacy, onnxruntime, tokenizers, marisa_trie\n"
ROOMS = f"{LIBRARIES}import dashboard.extract.article, dashboard.link.within, dashboard.link.confidence\n"
CORRIDOR = f"{ROOMS}import dashboard.preprocess\n"
MODEL = f"{CORRIDOR}from dashboard.extract.model import pipeline; pipeline.load()\n"
COMMAND = ("-m", "dashboard")
CASES = {
    "import spacy": ("-c", "import spacy"),
    "a bare Python": ("-c", "pass"),
    "dateline --help": (*COMMAND, "--help"),
    "import dateline": ("-c", "import dateline"),
    "the first document out (dateline extract)": (*COMMAND, "extract"),
    "of it, to import the libraries": ("-c", LIBRARIES),
    "and our rooms that extract": ("-c", ROOMS),
    "and our readers and store": ("-c", CORRIDOR),
    "and to load the model": ("-c", MODEL),
}


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield the processor time of each beginning; the ratio is to the import of spaCy."""
    taken = dict.fromkeys(CASES, float("inf"))
    for _ in range(ROUNDS):  # in turn: a machine that gets busy slows all of them
        for name, words in CASES.items():
            taken[name] = min(taken[name], _seconds(words))
    for name, seconds in taken.items():
        yield Figure("start", name, "processor time", seconds, "s")
        times = seconds / taken["import spacy"]
        yield Figure("start", name, "the import of spaCy", times, "times", better="less")


def _seconds(words: Sequence[str]) -> float:
    """Return the processor time of a process, its own beginning with it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], input=LINE, text=True, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
