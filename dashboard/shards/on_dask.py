"""Shards on the workers of Dask, on this machine or at a scheduler elsewhere (dask.distributed)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from distributed import Client, Future, KilledWorker, LocalCluster, as_completed

from dashboard import batch
from dashboard.errors import EngineError
from dashboard.preprocess import extract_document
from dashboard.records import Document
from dashboard.shards.cutting import Done, Shard
from dashboard.shards.form import Found
from dashboard.store.schema import versions

AHEAD = 2  # shards for each thread of a worker: one in work, one that waits
PATIENCE = 60  # seconds for a scheduler to answer and for its first worker
TRIES = 5  # for a shard whose workers were killed; each counts four of them


def run(shards: Iterable[Shard], *, scheduler: str = "") -> Iterator[Done]:
    """Yield shards as they get ready, worked on at a scheduler's address, or by workers started here for it.

    A shard whose worker was killed goes to another one. Raises EngineError if there is no scheduler or
    worker, or one with another Dateline.
    """
    waiting = iter(shards)
    with _client(scheduler) as client:
        active: dict[Future[list[Found]], tuple[Shard, int]] = {}
        ready = as_completed(loop=client.loop)

        def submit(shard: Shard, tries: int) -> None:
            future = client.submit(work_on, shard.documents, versions.current(), pure=False)
            active[future] = shard, tries
            ready.add(future)

        while True:
            while len(active) < AHEAD * max(1, sum(client.nthreads().values())):
                if (shard := next(waiting, None)) is None:
                    break
                submit(shard, 1)
            if not active:
                return
            future = next(ready)
            shard, tries = active.pop(future)
            if (found := _result(future, is_last=tries >= TRIES)) is None:
                submit(shard, tries + 1)
            else:
                yield shard, found


def work_on(documents: tuple[Document, ...], version: str) -> list[Found]:
    """Return what is found in each document: this is what a worker of Dask runs.

    The documents are read in a process beside it, so that one which kills or hangs it is a Problem.
    """
    here = versions.current()
    if here != version:
        raise EngineError(
            f"A worker has Dateline {here}, this machine has {version}. Install the same on both."
        )
    return [found for _, found in batch.run(extract_document, documents, workers=1, apart=True)]


def _result(future: "Future[list[Found]]", *, is_last: bool) -> list[Found] | None:
    """Return what a worker found, or None if its workers were killed and others may try."""
    try:
        return future.result()
    except KilledWorker as error:
        if is_last:
            raise EngineError(
                f"{4 * TRIES} workers were killed while they read the same documents. Give them more memory."
            ) from error
        return None


@contextmanager
def _client(scheduler: str) -> Iterator[Client]:
    """Yield a client of the scheduler at an address, or of workers that are ended with it."""
    if scheduler:
        try:
            client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise EngineError(
                f"No scheduler answers at {scheduler} ({error}). Start it: dask scheduler"
            ) from error
        with client:
            _wait(client, scheduler)
            yield client
        return
    with (
        LocalCluster(
            n_workers=batch.usual(), threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _wait(client: Client, scheduler: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise EngineError(
            f"No worker joined {scheduler} in {PATIENCE} seconds. Start one: dask worker {scheduler}"
        ) from error
