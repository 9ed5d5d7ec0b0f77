"""Put shards into a collection, in the order of their manifest, as `dateline add` would have done."""

from collections.abc import Iterator

from dashboard import import_run
from dashboard.errors import EngineError
from dashboard.import_run import AddReport, Progress, Run
from dashboard.records import Document, Extraction, Problem
from dashboard.reporting import RECORD
from dashboard.shards import folder, form, manifest
from dashboard.shards.folder import Folder
from dashboard.shards.manifest import Manifest
from dashboard.store.collection import Collection
from dashboard.store.schema import versions


def run(shards: str, collection: Collection, *, progress: Progress | None = None) -> AddReport:
    """Add what a folder of shards holds to a collection, as one import.

    What is in the collection already is left alone, so a merge that was broken off goes on when it is run
    again. Raises ReadError for a folder without a manifest or with a damaged shard, EngineError if the
    shards are another Dateline's.
    """
    there = listed(shards)
    run = Run(collection, progress, collection.begin_import(), copies=collection.copies())
    run.total = sum(one.documents for one in there.shards)
    same = {one.path: one.same_as for one in there.sources}

    def place(path: str) -> str | None:
        return same.get(RECORD.sub("", path)) or import_run.place_of(path)

    run.place = place
    return import_run.complete(run, _new(run, folder.at(shards), there))


def listed(shards: str) -> Manifest:
    """Return the manifest of a folder; raise ReadError if there is none, EngineError if it is another's."""
    found = manifest.from_bytes(folder.at(shards).read(manifest.NAME), name=manifest.NAME)
    if found.version != versions.current():
        raise EngineError(
            f"{shards} was mapped by Dateline {found.version}, this is {versions.current()}. "
            "Run `dateline map` again, or merge it with that one."
        )
    return found


def _new(run: Run, of: Folder, there: Manifest) -> Iterator[tuple[Document, Extraction | Problem]]:
    """Yield the documents that the collection doesn't have yet; count the others and the problems."""
    for account in there.accounts:
        run.tally.note(account)
    for problem in there.problems:
        run.read_from(problem.path)
        run.fail(problem)
    for entry in there.shards:
        for row in form.from_bytes(of.read(entry.name), name=entry.name):
            run.read_from(row.document.path)
            run.tally.read(row.document)
            if run.collection.has(row.document):
                run.count(row.document, "unchanged")
            else:
                yield row.document, form.found_in(row)
