"""How precise a place is: country, region, city or less, and its kilometres (spatial footprint)."""

from dataclasses import dataclass
from functools import lru_cache

from dashboard.text.lexicon import rows

PRECISIONS = ("country", "region", "city", "neighbourhood", "site", "area")
# By kind: precision, and the kilometres of those of which nothing more is known; a city here is a small one.
BY_KIND: dict[str, tuple[str, int | None]] = {
    "country": ("country", None),
    "region": ("region", None),
    "county": ("region", 50),
    "city": ("city", 5),
    "facility": ("site", 1),
}


@dataclass(frozen=True, slots=True)
class Extent:
    """What sort of place it is, and how many kilometres it is long or wide; None if that isn't known."""

    precision: str
    km: int | None


def of(kind: str, name: str, geonameid: int | None) -> Extent:
    """Return how precise a place is, by its kind, its name and its GeoNames number.

    >>> of("country", "Ukraine", 690791), of("river", "Danube", None).km, of("city", "Xin", None)
    (Extent(precision='country', km=880), 2850, Extent(precision='city', km=5))
    """
    listed = _areas().get((kind, name))
    known = _numbered().get(geonameid) if geonameid else None
    # A large area keeps its kilometres: GeoNames's number of Crimea has those of a Ukrainian division.
    if listed is not None:
        return Extent(_precision(kind), listed)
    if known is not None:
        return known
    return Extent(_precision(kind), BY_KIND.get(kind, ("area", None))[1])


def in_words(extent: Extent) -> str:
    """Return a precision as it is shown.

    >>> in_words(Extent("country", 880)), in_words(Extent("area", None)), in_words(Extent("site", 1))
    ('country, some 880 km', 'area', 'site, some 1 km')
    """
    return extent.precision if extent.km is None else f"{extent.precision}, some {extent.km:,} km"


def _precision(kind: str) -> str:
    return BY_KIND.get(kind, ("area", None))[0]


@lru_cache(maxsize=1)
def _areas() -> dict[tuple[str, str], int]:
    return {(row["kind"], row["name"]): int(row["km"]) for row in rows("places-areas") if row["km"]}


@lru_cache(maxsize=1)
def _numbered() -> dict[int, Extent]:
    return {int(row["geonameid"]): Extent(row["precision"], int(row["km"])) for row in rows("places-extents")}
