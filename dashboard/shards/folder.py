"""A folder of shards, here or at an address: a file is written to it whole or not at all (fsspec)."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from dashboard import whole_file
from dashboard.errors import EngineError, ReadError, WriteError

# Stores that keep an object only when all of it has arrived; elsewhere a file is written aside and renamed.
WHOLE_OBJECTS = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oci", "oss", "memory"})


class Folder(Protocol):
    """Files by their names."""

    def names(self) -> set[str]:
        """Return the names of all files."""

    def read(self, name: str) -> bytes:
        """Return what is in a file; raise ReadError if it is not there."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all; raise WriteError if it can't be."""


def at(where: str) -> Folder:
    """Return the folder at a path or address; it is made when something is written to it."""
    if not is_address(where):
        return Local(Path(where))
    files, path = located(where)
    return Remote(where, files, path)


def is_address(where: str) -> bool:
    """Say whether this is an address rather than a path on this machine.

    >>> is_address("s3://news/shards"), is_address("shards/"), is_address("C:\\\\shards")
    (True, False, False)
    """
    return "://" in where


def real(where: str) -> str:
    """Return an address, or the real path of a folder or file, without a stroke at its end."""
    return where.rstrip("/") if is_address(where) else os.path.realpath(where).rstrip("/")


def located(address: str) -> tuple[Any, str]:
    """Return the file system at an address and the path in it; EngineError says what is missing for it."""
    try:
        import fsspec
    except ImportError as error:
        raise EngineError(
            f'{address} is an address, for which fsspec is needed: pip install "dateline-explorer[cluster]".'
        ) from error
    try:
        files, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise EngineError(f"{address} can't be opened: {error}. Check the address.") from error
    return files, str(path).rstrip("/")


@dataclass(frozen=True)
class Local:
    """A folder on this machine."""

    path: Path

    def names(self) -> set[str]:
        """Return the names of all files."""
        return {one.name for one in self.path.iterdir()} if self.path.is_dir() else set()

    def read(self, name: str) -> bytes:
        """Return what is in a file; raise ReadError if it is not there."""
        try:
            return (self.path / name).read_bytes()
        except OSError as error:
            raise _missing(str(self.path / name), error) from error

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all; raise WriteError if it can't be."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(
                f"The folder {self.path} can't be made: {error.strerror}. Name another."
            ) from error
        # What has this name is an earlier shard with the same content, or a damaged one.
        with whole_file.writing(self.path / name, force=True) as stream:
            stream.write(content)


@dataclass(frozen=True)
class Remote:
    """A folder at an address."""

    address: str
    files: Any  # fsspec's AbstractFileSystem
    path: str

    def names(self) -> set[str]:
        """Return the names of all files."""
        try:
            self.files.invalidate_cache()
            return {str(one).rpartition("/")[2] for one in self.files.ls(self.path, detail=False)}
        except FileNotFoundError:
            return set()

    def read(self, name: str) -> bytes:
        """Return what is in a file; raise ReadError if it is not there."""
        try:
            return bytes(self.files.cat_file(f"{self.path}/{name}"))
        except OSError as error:
            raise _missing(f"{self.address.rstrip('/')}/{name}", error) from error

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all; raise WriteError if it can't be."""
        protocols = {self.files.protocol} if isinstance(self.files.protocol, str) else {*self.files.protocol}
        target = f"{self.path}/{name}"
        try:
            if protocols & WHOLE_OBJECTS:
                self.files.pipe_file(target, content)
                return
            part = f"{self.path}/.dateline-{secrets.token_hex(6)}.part"
            self.files.makedirs(self.path, exist_ok=True)
            self.files.pipe_file(part, content)
            self.files.mv(part, target)
        except (OSError, NotImplementedError) as error:
            raise WriteError(
                f"{name} can't be written to {self.address}: {error or 'it only reads'}. "
                "Check its rights and room, then run it again."
            ) from error


def _missing(name: str, error: OSError) -> ReadError:
    return ReadError(
        f"{name} can't be read: {error.strerror or error}.",
        cure="Run `dateline map` to its end; shards that are there are not made again.",
    )
