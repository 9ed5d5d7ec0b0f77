"""Read inputs, cut them into shards and have an engine work on those that are not there yet."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.errors import UsageError
from dashboard.import_run import Progress, place_of
from dashboard.readers import sandbox
from dashboard.records import Account, Document, Problem
from dashboard.reporting import RECORD
from dashboard.shards import cutting, folder, form, inputs, manifest
from dashboard.shards.cutting import Shard
from dashboard.shards.engines import Engine
from dashboard.store.schema import versions

SIZE = 500  # documents, for which one core takes some minutes


@dataclass(frozen=True, slots=True)
class MapReport:
    """What one run of mapping did: `shards` hold the `documents`, `made` of them were not there before."""

    documents: int
    shards: int
    made: int
    problems: tuple[Problem, ...]
    seconds: float


def run(
    given: Sequence[str],
    out: str,
    *,
    engine: Engine,
    size: int = SIZE,
    published: date | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> MapReport:
    """Write the documents of paths and addresses, and what is found in them, as shards into a folder.

    A shard that is there is not made again; the manifest, written last, says which belong together.
    `progress(done, total)` counts documents. Raises WriteError if a shard can't be written.
    """
    begun = time.monotonic()
    if size < 1:
        raise UsageError(f"A shard of {size} documents can't be. Give --size 1 or more.")
    _refuse_inside(given, out)
    to = folder.at(out)
    work = _Mapping(progress, there=to.names())
    try:
        work.size = sum(inputs.size(one) for one in given)
        documents = work.read(given, published, mapping or {})
        missing = work.missing(cutting.cut(documents, size=size, version=versions.current()))
        for shard, found in engine(missing):
            to.write(shard.name, _file(shard, found))
            work.problems += [one for one in found if isinstance(one, Problem)]
            work.count(shard)
    finally:
        sandbox.rest()
    to.write(manifest.NAME, manifest.to_bytes(work.manifest()))
    work.finish()
    return MapReport(work.done, len(work.entries), work.made, tuple(work.problems), time.monotonic() - begun)


def _file(shard: Shard, found: Sequence[form.Found]) -> bytes:
    rows = (form.row(document, one) for document, one in zip(shard.documents, found, strict=True))
    return form.to_bytes(rows, version=versions.current())


def _refuse_inside(given: Iterable[str], out: str) -> None:
    """Raise UsageError if the shards would lie among what is read: a second run would read them."""
    target = folder.real(out)
    for one in given:
        if f"{target}/".startswith(f"{folder.real(one)}/"):
            raise UsageError(f"The shards would lie in {one}, which is read. Choose another folder.")


@dataclass
class _Mapping:
    """A run of mapping in progress."""

    progress: Progress | None
    there: set[str]
    size: int = 0  # of all inputs, in bytes
    before: int = 0  # of it, read before the input in hand
    reached: int = 0  # of it, read
    documents: int = 0  # that were read
    done: int = 0  # of them, in a shard
    made: int = 0
    entries: list[manifest.Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)
    accounts: dict[str, Account] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)  # the first path of each file on the disk

    def read(
        self, given: Iterable[str], published: date | None, mapping: Mapping[str, str]
    ) -> Iterator[Document]:
        """Yield the documents; note the problems and what was made of each file."""
        wishes = inputs.Wishes(published, mapping, self._note, self._reached, self._tell)
        for one in given:
            self.before = self.reached
            for item in inputs.read(one, wishes):
                if isinstance(item, Problem):
                    self.problems.append(item)
                    self.unread.append(item)
                    file = RECORD.sub("", item.path)
                    self.accounts.setdefault(file, Account(file))  # files keep their order
                else:
                    self.documents += 1
                    self._place(item.path)
                    yield item

    def missing(self, shards: Iterable[Shard]) -> Iterator[Shard]:
        """Yield the shards that are not there yet, each once; note all of them."""
        for shard in shards:
            self.entries.append(manifest.Entry(shard.name, len(shard.documents)))
            if shard.name in self.there:
                self.count(shard)
            else:
                self.made += 1
                self.there.add(shard.name)
                yield shard

    def count(self, shard: Shard) -> None:
        """Count the documents of a shard that is there."""
        self.done += len(shard.documents)
        self._tell()

    def manifest(self) -> manifest.Manifest:
        """Return what is known when all shards are there."""
        return manifest.Manifest(
            form.FORM,
            versions.current(),
            tuple(self.entries),
            tuple(self.unread),
            tuple(self.accounts.values()),
            tuple(manifest.Source(path, same_as) for path, same_as in self.sources.items()),
        )

    def finish(self) -> None:
        """Tell the total as it is."""
        self.size = 0
        self._tell()

    def _note(self, account: Account) -> None:
        self.accounts[account.path] = account

    def _place(self, path: str) -> None:
        path = RECORD.sub("", path)
        if path not in self.sources:
            self.sources[path] = self.first.setdefault(place_of(path) or path, path)

    def _reached(self, read: int) -> None:
        self.reached = self.before + read

    def _tell(self) -> None:
        if self.progress:
            share = self.reached / self.size if self.size else 1.0
            total = round(self.documents / share) if share else 0
            self.progress(self.done, max(self.done, total))
