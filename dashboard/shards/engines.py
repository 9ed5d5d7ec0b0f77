"""What works on shards: the worker processes of this machine, or Dask's, here or on many machines."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from dashboard import batch
from dashboard.errors import EngineError, UsageError
from dashboard.preprocess import Part, extract_document
from dashboard.records import Document
from dashboard.shards.cutting import Done, Shard
from dashboard.shards.form import Found

ENGINES = ("local", "dask")

Engine = Callable[[Iterable[Shard]], Iterator[Done]]


def named(name: str, *, scheduler: str = "", part: Part | None = None) -> Engine:
    """Return the engine with a name; `scheduler` is the address of Dask's, "" starts workers of its own.

    Raises UsageError for what doesn't go together, EngineError if Dask is not installed.
    """
    if name not in ENGINES:
        raise UsageError(f"There is no engine {name!r}. There are: {', '.join(ENGINES)}.")
    if name == "local":
        if scheduler:
            raise UsageError("--scheduler goes with --engine dask. Add that, or leave it out.")
        return partial(on_this_machine, part=part)
    try:
        from dashboard.shards import on_dask
    except ImportError as error:
        raise EngineError(
            f'Dask is not installed ({error}): pip install "dateline-explorer[cluster]", or --engine local.'
        ) from error
    return partial(on_dask.run, scheduler=scheduler)


def on_this_machine(
    shards: Iterable[Shard], *, part: Part | None = None, workers: int | None = None
) -> Iterator[Done]:
    """Yield shards in order, worked on by the same worker processes as those of `dateline add`."""
    waiting: deque[Shard] = deque()

    def documents() -> Iterator[Document]:
        for shard in shards:
            waiting.append(shard)
            yield from shard.documents

    found: list[Found] = []
    for _, one in batch.run(extract_document, documents(), workers=workers, part=part, apart=True):
        found.append(one)
        if len(found) == len(waiting[0].documents):
            yield waiting.popleft(), found
            found = []
