"""The manifest of a folder of shards: which files count, in which order, and what could not be read."""

import json
from dataclasses import dataclass

from dashboard.errors import ReadError
from dashboard.records import Account, Problem
from dashboard.shards import form

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A shard's file and how many documents are in it."""

    name: str
    documents: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, by its path in the documents; `same_as` is the path it was first read by."""

    path: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one run of mapping read; it is written last, so there is none before all its shards are there."""

    form: int
    version: str
    shards: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    accounts: tuple[Account, ...] = ()
    sources: tuple[Source, ...] = ()


def to_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as JSON; the same one has the same bytes."""
    return json.dumps(form.plain(manifest), ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def from_bytes(content: bytes, *, name: str) -> Manifest:
    """Return the manifest in a file; raise ReadError if it isn't one, or one of another form."""
    try:
        given = json.loads(content)
        if given["form"] == form.FORM:
            found: Manifest = form.record(Manifest, given)
            return found
        what = f"{name} has the form {given['form']}, this Dateline reads form {form.FORM}."
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ReadError(
            f"{name} is no manifest of shards ({type(error).__name__}: {error}).",
            cure="Run `dateline map` again; shards that are there are not made again.",
        ) from error
    raise ReadError(what, cure="Merge them with the Dateline that wrote them, or run `dateline map` again.")
