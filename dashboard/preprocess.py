"""The corridor: read, extract, link, store."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dashboard import batch, import_run, readers
from dashboard.import_run import AddReport, Progress, Run
from dashboard.readers import sandbox
from dashboard.records import Account, Document, Extraction, Problem, Remembered
from dashboard.store import rereading
from dashboard.store.collection import Collection
from dashboard.store.questions import brought
from dashboard.text import guards, language, layout

Part = Callable[[Document, float], None]
COUNTED = 20_000_000  # bytes whose documents are counted before; of more the total is told by the bytes read


def extract_document(document: Document, tell: Callable[[float], None] | None = None) -> Extraction:
    """Return what a document says, with its names joined; `tell` is given the share that is done.

    Text wrapped by hand is read as paragraphs; offsets of what is found are those in the text as given.
    In a document that is not English nothing is looked for. A Remembered one is read from the network's
    answers, if they are still this network's about this text: the outcome is the same.
    """
    spoken = language_of(document)
    if language.is_other(spoken):
        return Extraction(document.id, language=spoken)
    return replace(_in_english(document, tell), language=spoken)


def language_of(document: Document) -> str:
    """Return the language of a document: English if it says so, else what its text tells, else what it says.

    Pages and feeds often say another language than that of their text, from a template.
    """
    given = language.base(document.language)
    if given == language.ENGLISH:
        return given
    found = language.told(document.text)
    return given if given and found in ("", language.OTHER) else found


def _in_english(document: Document, tell: Callable[[float], None] | None) -> Extraction:
    # Imported here, not above: a process that only passes documents to workers needs no spaCy and no model.
    from dashboard.extract import article
    from dashboard.link import confidence, within

    paragraphs = layout.unwrapped(document.text)
    read = replace(document, text=paragraphs.text) if paragraphs else document
    answers = document.answers if isinstance(document, Remembered) else b""
    laid_out, found = article.extract(read, tell, answers=answers)
    found = confidence.calibrated(within.join(laid_out, found))
    # Lone surrogates were replaced for reading: the words are still those of the document.
    if paragraphs or guards.clean(document.text) != document.text:
        return layout.as_given(found, document.text, paragraphs)
    return found


def add(
    paths: Iterable[Path],
    collection: Collection,
    *,
    published: date | None = None,
    progress: Progress | None = None,
    part: Part | None = None,
    workers: int | None = None,
    below: Path | None = None,
    mappings: Mapping[Path, Mapping[str, str]] | None = None,
) -> AddReport:
    """Add files, folders and archives to a collection; what was added before and is unchanged is left alone.

    Each document is in the file before `progress(done, total)` counts it; it is also called while a file is
    read. `part(document, share)` says several times a second how much of a document is done. Either may raise
    Stopped: what was added stays. `published` is the day for documents that have none of their own. Paths are
    recorded relative to `below`, if that is given: an upload is read from a folder that is gone tomorrow.
    `mappings` says for a path which column of its tables is used for which field.
    """
    given = [Path(path) for path in paths]
    run = Run(collection, progress, collection.begin_import(), copies=collection.copies())
    new = _new(run, given, published, below, mappings or {})
    try:
        return import_run.complete(run, _extracted(run, given, new, workers=workers, part=part))
    finally:
        sandbox.rest()


def _extracted(
    run: Run, paths: list[Path], new: Iterable[Document], *, workers: int | None, part: Part | None
) -> Iterator[batch.Done]:
    """Yield each new document with what is found in it, noting how much of all is done."""
    _measure(run, paths)
    for document, found in batch.run(extract_document, new, workers=workers, part=part):
        run.done = run.pending.popleft()
        yield document, found


def _measure(run: Run, paths: list[Path]) -> None:
    """Find out how many documents there will be, or of many bytes only how many these are."""
    size = readers.size(paths)
    run.size = size if size > COUNTED else 0
    run.total = 0 if run.size else readers.count(paths, waiting=run.wait)


@dataclass(frozen=True)
class Undone:
    """What undoing an import did: documents removed, earlier texts that came back, and those not kept."""

    removed: int
    came_back: int
    lost: int

    def in_words(self) -> str:
        """Say what was done.

        >>> Undone(removed=1200, came_back=1, lost=2).in_words()
        '1,200 documents removed; the text before it is back for 1; for 2 it is not kept any more'
        """
        parts = [f"{self.removed:,} document{'' if self.removed == 1 else 's'} removed"]
        if self.came_back:
            parts.append(f"the text before it is back for {self.came_back:,}")
        if self.lost:
            parts.append(f"for {self.lost:,} it is not kept any more")
        return "; ".join(parts)


def undo(
    import_id: int, collection: Collection, *, erase: bool = False, progress: Progress | None = None
) -> Undone:
    """Take back all that an import brought; a text that it replaced comes back and is read again.

    Corrections stay for the return of the documents, unless they are erased. Raises UsageError if there is
    no import with this number. `progress(done, total)` counts the documents that came back or are removed;
    if it raises Stopped, doing it again goes on.
    """
    tell = progress or _untold
    earlier = collection.replaced_by(import_id)
    total = brought.count(collection, import_id)
    tell(0, total)
    for done, (document, found) in enumerate(batch.run(extract_document, earlier), start=1):
        if isinstance(found, Problem):
            collection.problem(found)
            found = Extraction(document.id)
        collection.bring_back(replace(document, language=found.language), found)
        tell(done, total)
    removed, lost = collection.remove_import(
        import_id, erase=erase, tell=lambda done: tell(min(len(earlier) + done, total), total)
    )
    return Undone(removed + len(earlier), len(earlier), lost)


def _untold(done: int, total: int) -> None:
    """Leave aside how far an import is undone."""


def _new(
    run: Run,
    paths: Iterable[Path],
    published: date | None,
    below: Path | None,
    mappings: Mapping[Path, Mapping[str, str]],
) -> Iterator[Document]:
    """Yield the documents that the collection doesn't have yet; count the others and the problems."""
    outside = "" if below is None else f"{below.as_posix()}/"

    def note(account: Account) -> None:
        run.tally.note(replace(account, path=account.path.removeprefix(outside)))

    for path in paths:
        run.before = run.read
        for item in readers.read(
            path,
            published=published,
            mapping=mappings.get(path, {}),
            account=note,
            reached=run.reached,
            waiting=run.wait,
        ):
            item = replace(item, path=item.path.removeprefix(outside))
            run.read_from(item.path)
            if isinstance(item, Problem):
                if not _is_collection(item.path, run.collection):
                    run.fail(item)
                continue
            run.tally.read(item)
            if run.collection.has(item):
                run.count(item, "unchanged")
            else:
                run.pending.append(run.read)
                yield rereading.remembered(run.collection, item)


def _is_collection(path: str, collection: Collection) -> bool:
    """Say whether a path is the collection's own file, which may be among the articles."""
    names = {f"{collection.path.name}{ending}" for ending in ("", "-wal", "-shm", "-journal")}
    folder = Path(path).absolute().parent
    return Path(path).name in names and folder == collection.path.absolute().parent
