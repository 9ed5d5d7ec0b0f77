"""How right is the check of a draft, and how long does it take? Written into data/drafts.md.

    python data/build/drafts.py                              # the sample
    python data/build/drafts.py --real FILE                  # and a collection of real articles
    python data/build/drafts.py --large FILE --draft FILE    # and how long a draft takes on a large one

Each table stands between `<!-- table NAME -->` and `<!-- end -->`; one that is not measured stays as it is.
"""

import argparse
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import altered  # noqa: E402  (found beside this file)
from altered import Case  # noqa: E402

from dashboard import preprocess, resources  # noqa: E402
from dashboard.checking import draft  # noqa: E402
from dashboard.checking.findings import Colour, Finding  # noqa: E402
from dashboard.records import Document  # noqa: E402
from dashboard.store.collection import Collection  # noqa: E402

PAGE = ROOT / "data" / "drafts.md"
SEED, OF_EACH = 1, 50
IN_DRAFT = 6  # quotations of a draft that the network reads
TRIES = 7
HEADS = (
    "quotes in the collection", "documents", "words of the draft", "quotations", "paraphrases", "check, s",
    "reading, s",
)  # fmt: skip
COLOURS: tuple[Colour, ...] = ("green", "amber", "red")
Told = Iterable[tuple[Case, Colour]]


def main(words: Sequence[str]) -> None:
    """Measure what is asked for, and write it down."""
    options = _parsed(words)
    with tempfile.TemporaryDirectory() as folder, Collection.create(Path(folder) / "sample.sqlite") as sample:
        preprocess.add([resources.data("sample")], sample)
        _put("sample", _table(by_hand(sample)))
        _put("network", _table(by_network(sample)))
    if options.real:
        with Collection.open(options.real) as real:
            _put("real", _table(by_hand(real)))
    if options.large:
        with Collection.open(options.large) as large:
            text = options.draft.read_text(encoding="utf-8")
            _put("time", _times(large, text))


def by_hand(collection: Collection) -> Told:
    """Yield each altered quotation with its colour, in drafts whose speakers are known."""
    for case in altered.cases(altered.sources(collection), seed=SEED, of_each=OF_EACH):
        yield case, next(draft.check(collection, *case.drafted()).of("quote")).colour


def by_network(collection: Collection) -> Told:
    """Yield the same, in drafts that the network reads; “she” may be who was named before."""
    made = altered.cases(altered.sources(collection), seed=SEED, of_each=OF_EACH)
    cases = [case for case in made if case.kind != "nobody named"]
    # One of each kind after another, so that a draft has several.
    cases.sort(key=lambda case: case.said)
    for first in range(0, len(cases), IN_DRAFT):
        some = cases[first : first + IN_DRAFT]
        lines = [f"“{case.said.rstrip(',')},” {case.speaker} said.\n\n" for case in some]
        document = Document("draft", "".join(lines))
        found = list(draft.check(collection, document, preprocess.extract_document(document)).of("quote"))
        start = 0
        for case, line in zip(some, lines, strict=True):
            yield case, _colour(found, start, start + len(line))
            start += len(line)


def _colour(found: Sequence[Finding], start: int, end: int) -> Colour:
    """Return the colour of the longest quotation of a paragraph; one that was not found has none."""
    here = [one for one in found if start <= one.start < end]
    return max(here, key=lambda one: one.end - one.start).colour if here else "grey"


def _table(told: Told) -> list[str]:
    counted: dict[str, Counter[Colour]] = {}
    right: dict[str, Colour] = {}
    for case, colour in told:
        counted.setdefault(case.kind, Counter())[colour] += 1
        right[case.kind] = case.colour
    lines = [
        "| quotation | right is | green | amber | red | right |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for kind, colours in counted.items():
        many = [str(colours[one]) for one in COLOURS]
        share = f"{colours[right[kind]] / colours.total():.0%}".replace("%", " %")
        lines.append(f"| {kind} | {right[kind]} | {' | '.join(many)} | {share} |")
    harmed = [counted[kind] for kind in altered.HARM]
    rightly = sum(one["amber"] for one in harmed)
    lines.append(
        f"| **all four harms** | amber | {sum(one['green'] for one in harmed)} | {rightly} | "
        f"{sum(one['red'] for one in harmed)} | {rightly / sum(map(Counter.total, harmed)):.1%} |".replace(
            "%", " %"
        )
    )
    return lines


def _times(collection: Collection, text: str) -> list[str]:
    """Measure a draft several times, the network's own reading apart."""
    document = Document("draft", text)
    began = time.perf_counter()
    found = preprocess.extract_document(document)
    reading = time.perf_counter() - began
    took, report = [], draft.check(collection, document, found)
    for _ in range(TRIES):
        began = time.process_time()
        report = draft.check(collection, document, found)
        took.append(time.process_time() - began)
    quotes = collection.rows("SELECT count(*) FROM quotes")[0][0]
    documents = collection.rows("SELECT count(*) FROM documents")[0][0]
    row = (
        f"{quotes:,}", f"{documents:,}", f"{len(text.split()):,}", str(report.counts("quote").total()),
        str(report.counts("paraphrase").total()), f"{statistics.median(took):.2f}", f"{reading:.1f}",
    )  # fmt: skip
    return [f"| {' | '.join(HEADS)} |", f"|{' --- |' * len(HEADS)}", f"| {' | '.join(row)} |"]


def _put(name: str, lines: Iterable[str]) -> None:
    before, said = PAGE.read_text(encoding="utf-8"), iter(lines)
    table = re.compile(rf"(<!-- table {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    after, many = table.subn(lambda marks: "\n".join((marks[1] + next(said), *said, marks[2])), before)
    if many != 1:
        raise SystemExit(f"{PAGE} has no table {name}. Put its two marks where it belongs.")
    PAGE.write_text(after, encoding="utf-8")


def _parsed(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--real", type=Path)
    parser.add_argument("--large", type=Path)
    parser.add_argument("--draft", type=Path)
    options = parser.parse_args(words)
    if bool(options.large) != bool(options.draft):
        parser.error("--large and --draft go together")
    return options


if __name__ == "__main__":
    main(sys.argv[1:])
