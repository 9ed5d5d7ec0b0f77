"""What the gazetteer knows of a name: arrays on disk, mapped into memory, searched by bisection."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dashboard import resources
from dashboard.errors import ModelError
from dashboard.extract.places.folding import fold

# Written by data/build/gazetteer/pack.py; the numbers are stored, so only append.
KINDS = ("city", "country", "region", "county", "facility", "continent")
# Names stand in blocks of 16, each storing only what differs from the one before it.
BLOCK = 16
DEGREE = 100_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer or of the hand-kept lists; `admin` is like "US.TX"."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str = ""
    admin: str = ""
    population: int = 0
    geonameid: int | None = None
    listed: bool = False


class Gazetteer:
    """The shipped gazetteer; opens in milliseconds, because nothing is read before it is asked for."""

    def __init__(self, folder: Path) -> None:
        try:
            self._places = np.load(folder / "places.npy", mmap_mode="r")
            self._names: NDArray[np.uint8] = np.load(folder / "names.npy", mmap_mode="r")
            self._blocks: NDArray[np.uint32] = np.load(folder / "blocks.npy")
            self._codes = (folder / "codes.txt").read_text(encoding="utf-8").split("\n")
        except (OSError, ValueError) as error:
            raise ModelError(
                f"The gazetteer in {folder} is missing or damaged. Install Dateline again."
            ) from error
        self._bytes = memoryview(self._names)
        self._first = [fold(self._block_start(at)) for at in self._blocks.tolist()]
        self._entries: dict[int, Entry] = {}
        self.find = lru_cache(maxsize=1 << 15)(self._find)

    def __len__(self) -> int:
        return len(self._places)

    def _find(self, name: str) -> tuple[Entry, ...]:
        """Return every place that bears the name, the most populous first."""
        key = fold(name)
        found: set[int] = set()
        for block in range(max(bisect_left(self._first, key) - 1, 0), len(self._blocks)):
            if self._first[block] > key:
                break
            for row, owners in self._rows(block):
                if fold(row) == key:
                    found.update(owners)
        entries = (self.entry(number) for number in sorted(found))
        return tuple(sorted(entries, key=lambda entry: -entry.population))

    def entry(self, number: int) -> Entry:
        """Return the place with this number."""
        known = self._entries.get(number)
        if known is None:
            lat, lon, population, geonameid, name, code, kind = self._places[number].item()
            admin = self._codes[code]
            known = self._entries[number] = Entry(
                self.name(name), KINDS[kind], lat / DEGREE, lon / DEGREE, admin[:2],
                admin if len(admin) > 3 else "", population, geonameid or None,
            )  # fmt: skip
        return known

    def name(self, number: int) -> str:
        """Return the name in this row."""
        rows = self._rows(number // BLOCK)
        for _ in range(number % BLOCK):
            next(rows)
        return next(rows)[0]

    def populous(self, least: int) -> Iterator[Entry]:
        """Give the places with at least so many inhabitants."""
        for number in np.nonzero(self._places["population"] >= least)[0].tolist():
            yield self.entry(number)

    def divisions(self) -> dict[str, Entry]:
        """Return the countries and first-order divisions by their codes: "US", "US.TX"."""
        kinds = self._places["kind"]
        wanted = np.nonzero((kinds == KINDS.index("country")) | (kinds == KINDS.index("region")))[0]
        found: dict[str, Entry] = {}
        for number in wanted.tolist():
            entry = self.entry(number)
            found.setdefault(entry.admin or entry.country, entry)
        return found

    @cached_property
    def region_names(self) -> dict[str, str]:
        """The names of the first-order divisions by their codes."""
        return {code: entry.name for code, entry in self.divisions().items() if "." in code}

    def names(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Give every name with the numbers of its places, in order of the folded names."""
        for block in range(len(self._blocks)):
            yield from self._rows(block)

    def _block_start(self, at: int) -> str:
        return bytes(self._bytes[at + 2 : at + 2 + self._bytes[at + 1]]).decode()

    def _rows(self, block: int) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Give the names of a block: bytes shared with the last, length, bytes, count of owners, owners."""
        at = int(self._blocks[block])
        last = int(self._blocks[block + 1]) if block + 1 < len(self._blocks) else len(self._bytes)
        packed = bytes(self._bytes[at:last])
        at, name = 0, b""
        while at < len(packed):
            start = at + 2 + packed[at + 1]
            name = name[: packed[at]] + packed[at + 2 : start]
            end = start + 1 + 3 * packed[start]
            yield (
                name.decode(),
                tuple(
                    int.from_bytes(packed[owner : owner + 3], "little") for owner in range(start + 1, end, 3)
                ),
            )
            at = end


@lru_cache(maxsize=1)
def shipped() -> Gazetteer:
    """Return the gazetteer that comes with Dateline, opened once a process."""
    return Gazetteer(resources.data("gazetteer"))
