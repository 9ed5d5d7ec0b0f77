"""What the gazetteer knows about a name: two tries and an array on disk, mapped into memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import marisa_trie
import numpy as np

from dashboard import resources
from dashboard.errors import ModelError
from dashboard.extract.places.folding import fold

# Written by data/build/gazetteer/pack.py; the numbers are stored, so only append.
KINDS = ("city", "country", "region", "county", "facility", "continent")
DEGREE = 100_000
NUMBER = 3  # bytes of a place's number


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

    def __hash__(self) -> int:
        # Of nine fields, these tell places apart; sets of candidates are made for each document.
        return hash((self.name, self.lat))


class Gazetteer:
    """The shipped gazetteer; opens in milliseconds, because nothing is read before it is needed."""

    def __init__(self, folder: Path) -> None:
        try:
            self._places = np.load(folder / "places.npy", mmap_mode="r")
            self._owners = marisa_trie.BytesTrie().mmap(str(folder / "owners.marisa"))
            self._names = marisa_trie.Trie().mmap(str(folder / "names.marisa"))
            self._codes = (folder / "codes.txt").read_text(encoding="utf-8").split("\n")
        except (OSError, RuntimeError, ValueError) as error:
            raise ModelError(
                f"The gazetteer in {folder} is missing or damaged. Install Dateline again."
            ) from error
        self._entries: dict[int, Entry] = {}
        self.find = lru_cache(maxsize=1 << 15)(self._find)

    def __len__(self) -> int:
        return len(self._places)

    def _find(self, name: str) -> tuple[Entry, ...]:
        """Return every place that has the name, the most populous first."""
        entries = (self.entry(number) for owners in self._owners.get(fold(name), ()) for number in of(owners))
        return tuple(sorted(entries, key=lambda entry: -entry.population))

    def entry(self, number: int) -> Entry:
        """Return the place with this number."""
        known = self._entries.get(number)
        if known is None:
            lat, lon, population, geonameid, name, code, kind = self._places[number].item()
            admin = self._codes[code]
            known = self._entries[number] = Entry(
                self._names.restore_key(name), KINDS[kind], lat / DEGREE, lon / DEGREE, admin[:2],
                admin if len(admin) > 3 else "", population, geonameid or None,
            )  # fmt: skip
        return known

    def populous(self, least: int) -> Iterator[Entry]:
        """Yield the places with at least `least` inhabitants."""
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
        """Yield every name, folded, with the numbers of its places."""
        for name, owners in self._owners.iteritems():
            yield name, of(owners)


def of(owners: bytes) -> tuple[int, ...]:
    """Return the numbers of places that are stored after a name."""
    return tuple(int.from_bytes(owners[at : at + NUMBER], "little") for at in range(0, len(owners), NUMBER))


@lru_cache(maxsize=1)
def shipped() -> Gazetteer:
    """Return the gazetteer that comes with Dateline, opened once per process."""
    return Gazetteer(resources.data("gazetteer"))
