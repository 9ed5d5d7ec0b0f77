"""What the hand-kept lists add to the gazetteer: regions, facilities, abbreviations, demonyms, capitals."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry, Gazetteer, shipped
from dashboard.text.lexicon import rows, several

BRITAIN = {"GB.ENG": "England", "GB.SCT": "Scotland", "GB.WLS": "Wales", "GB.NIR": "Northern Ireland"}
ADMIN = {name: code for code, name in BRITAIN.items()}


@dataclass(frozen=True, slots=True)
class Lists:
    """Entries by their names: folded, or as written if capitals and dots matter ("US", "Ga.")."""

    listed: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    exact: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    demonyms: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    postal: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    capitals: dict[str, str] = field(default_factory=dict)
    neighbours: dict[str, frozenset[str]] = field(default_factory=dict)  # of a country: those it borders on
    words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    usual: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    nicknames: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    sites: dict[Entry, str] = field(default_factory=dict)  # their divisions, which decide nothing but sums

    def add(self, name: str, entry: Entry) -> None:
        """List an entry under a name."""
        table, key = (self.exact, name) if name.isupper() or "." in name else (self.listed, fold(name))
        if entry not in table[key]:
            table[key].append(entry)

    def find(self, name: str) -> list[Entry]:
        """Return what is listed under a name as it is written."""
        return [*self.exact.get(name, ()), *self.listed.get(fold(name), ())]

    def find_demonym(self, word: str) -> list[Entry]:
        """Return the countries and regions of a people: "Russian", "Russians", "Texan"."""
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if entries := self.demonyms.get(form):
                return entries
        return []


def is_nation(entry: Entry) -> bool:
    """Say whether a place is a country, or one of the four that make the United Kingdom: Wales."""
    return entry.kind == "country" or (entry.kind == "region" and entry.admin in BRITAIN)


def lies_in(inner: Entry, holder: Entry) -> bool:
    """Say whether a place is in a country or in a region of one."""
    return inner.country == holder.country != "" and (not holder.admin or inner.admin == holder.admin)


@lru_cache(maxsize=1)
def kept() -> Lists:
    """Return the lists that come with Dateline, read once per process."""
    return read(shipped())


def read(gazetteer: Gazetteer) -> Lists:
    """Return the lists in data/lexicon, linked to the gazetteer's countries and first-order divisions."""
    lists = Lists()
    for row in rows("places-areas"):
        add_area(lists, row)
    for row in rows("places-words"):
        lists.words[row["use"]].add(row["word"])
    divisions = gazetteer.divisions()
    for row in rows("places-countries"):
        add_division(lists, divisions.get(row["code"]), row)
        lists.neighbours[row["code"]] = frozenset(several(row["neighbours"]))
        for capital in several(row["capitals"]):
            lists.capitals.setdefault(fold(capital), row["code"])
    for row in rows("places-states"):
        add_division(lists, divisions.get(row["code"]) or area_of(lists, row["code"]), row)
    for row in rows("places-nicknames"):
        lists.nicknames[row["nickname"]].append(divisions[row["code"]])
    for row in rows("places-spellings"):
        for entry in gazetteer.find(row["name"]):
            if entry.country == row["country"]:
                lists.add(row["spelling"], entry)
    for row in rows("places-other-names"):
        for entry in named_in(gazetteer, row["name"], row["country"]):
            if entry not in gazetteer.find(row["spelling"]):
                lists.add(row["spelling"], entry)
            lists.usual[fold(row["spelling"])].append(entry)
    for row in rows("places-demonyms"):
        for entry in lists.find(row["place"]) or gazetteer.find(row["place"])[:1]:
            lists.demonyms[row["word"]].append(entry)
    return lists


def named_in(gazetteer: Gazetteer, name: str, country: str) -> tuple[Entry, ...]:
    """Return the places of a country that have a name, only the largest of its towns."""
    found = [entry for entry in gazetteer.find(name) if entry.country == country]
    largest = next((entry for entry in found if entry.kind == "city"), None)
    return tuple(entry for entry in found if entry.kind != "city" or entry is largest)


def add_area(lists: Lists, row: dict[str, str]) -> None:
    """List a region, sea, river or facility under all its names."""
    number = row["geonameid"]
    entry = Entry(
        row["name"], row["kind"], float(row["lat"]), float(row["lon"]), row["country"],
        ADMIN.get(row["name"], ""), geonameid=int(number) if number else None, listed=True,
    )  # fmt: skip
    if row["region"]:
        lists.sites[entry] = row["region"]
    for name in (row["name"], *several(row["names"])):
        lists.add(name.removeprefix("the "), entry)


def add_division(lists: Lists, entry: Entry | None, row: dict[str, str]) -> None:
    """List a country or state under its other names, its abbreviations and its people."""
    if entry is None:
        return
    for name in (entry.name, *several(row["names"])):
        lists.add(name.removeprefix("the "), entry)
    for word in several(row["demonyms"]):
        lists.demonyms[word].append(entry)
    if row.get("postal"):
        lists.postal[row["postal"]].append(entry)


def area_of(lists: Lists, code: str) -> Entry | None:
    """Return a division that only the hand-kept list has: Natural Earth has no state for England."""
    name = BRITAIN.get(code)
    return lists.find(name)[0] if name else None


def region_of(entry: Entry) -> str:
    """Return the name of the first-order division that an entry is in, or is itself."""
    code = entry.admin or kept().sites.get(entry, "")
    known = more_regions().get(code)
    if known or entry.kind != "region":
        return known or shipped().region_names.get(code, "")
    return entry.name


@lru_cache(maxsize=1)
def more_regions() -> dict[str, str]:
    """Return the names of the divisions for which the gazetteer has no entry, or an older name."""
    return {row["code"]: row["name"] for row in rows("places-regions")} | BRITAIN
