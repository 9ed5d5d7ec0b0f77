"""How rows become the arrays that dashboard/extract/places/gazetteer.py maps into memory."""

from collections import defaultdict
from pathlib import Path

import numpy as np
from rows import Row

from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import BLOCK, DEGREE, KINDS

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
    """Write the arrays of all rows."""
    owners = names_of(rows)
    order = sorted(owners, key=lambda name: (fold(name), name))
    number = {name: at for at, name in enumerate(order)}
    codes = sorted({row.code for row in rows})
    code_number = {code: at for at, code in enumerate(codes)}
    places = np.array(
        [
            (round(row.lat * DEGREE), round(row.lon * DEGREE), row.population, row.geonameid,
             number[row.name],
             code_number[row.code], KINDS.index(row.kind))
            for row in rows
        ],
        dtype=PLACE,
    )  # fmt: skip
    blob, blocks = front_coded(order, owners)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "places.npy", places)
    np.save(folder / "names.npy", np.frombuffer(blob, dtype=np.uint8))
    np.save(folder / "blocks.npy", np.array(blocks, dtype=np.uint32))
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


def front_coded(order: list[str], owners: dict[str, set[int]]) -> tuple[bytes, list[int]]:
    """Return the names, each without what it shares with the last, and where the blocks start."""
    blob, blocks, before = bytearray(), [], b""
    for at, name in enumerate(order):
        written = name.encode()
        if at % BLOCK == 0:
            blocks.append(len(blob))
            before = b""
        shared = 0
        while shared < min(len(before), len(written), 255) and before[shared] == written[shared]:
            shared += 1
        rest = written[shared:]
        # The most populous come first in number; no name has more than 255 places that matter.
        who = sorted(owners[name])[:255]
        blob += bytes((shared, len(rest))) + rest + bytes((len(who),))
        blob += b"".join(owner.to_bytes(3, "little") for owner in who)
        before = written
    return bytes(blob), blocks
