"""How rows become the tries and the array that dashboard/extract/places/gazetteer.py maps into memory."""

from collections import defaultdict
from pathlib import Path

import marisa_trie
import numpy as np
from rows import Row

from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import DEGREE, KINDS, NUMBER

PLACE = np.dtype(
    [
        ("lat", "<i4"),
        ("lon", "<i4"),
        ("population", "<u4"),
        ("geonameid", "<u4"),
        ("name", "<u4"),
        ("code", "<u2"),
        ("kind", "u1"),
    ]
)


def pack(rows: list[Row], folder: Path) -> None:
    """Write the array of all rows and the tries of their names."""
    names = marisa_trie.Trie({row.name for row in rows})
    codes = sorted({row.code for row in rows})
    code_number = {code: at for at, code in enumerate(codes)}
    places = np.array(
        [
            (round(row.lat * DEGREE), round(row.lon * DEGREE), row.population, row.geonameid,
             names[row.name],
             code_number[row.code], KINDS.index(row.kind))
            for row in rows
        ],
        dtype=PLACE,
    )  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "places.npy", places)
    names.save(str(folder / "names.marisa"))
    owned(names_of(rows)).save(str(folder / "owners.marisa"))
    (folder / "codes.txt").write_text("\n".join(codes), encoding="utf-8")


def names_of(rows: list[Row]) -> dict[str, set[int]]:
    """Return every name to be stored with the numbers of its places; of alternates that fold alike, one."""
    owners: dict[str, set[int]] = defaultdict(set)
    for at, row in enumerate(rows):
        owners[row.name].add(at)
    written = {fold(name): name for name in owners}
    for at, row in enumerate(rows):
        seen = {fold(row.name), ""}
        for name in row.alternates:
            key = fold(name)
            if key not in seen:
                seen.add(key)
                owners[written.setdefault(key, name)].add(at)
    return owners


def owned(owners: dict[str, set[int]]) -> marisa_trie.BytesTrie:
    """Return the folded names with the numbers of their places."""
    together: dict[str, set[int]] = defaultdict(set)
    for name, who in owners.items():
        # The most populous come first in number; no name has more than 255 places that matter.
        together[fold(name)].update(sorted(who)[:255])
    return marisa_trie.BytesTrie(
        (name, b"".join(one.to_bytes(NUMBER, "little") for one in sorted(who)))
        for name, who in sorted(together.items())
    )
