"""How far many places are from one another."""

import numpy as np
from numpy.typing import NDArray

RADIUS_KM = 6371

Vector = NDArray[np.float64]


def kilometres_apart(lat: Vector, lon: Vector) -> Vector:
    """Return the distance of each pair of points, given in radians; accurate enough for neighbours."""
    east = (np.abs(lon[:, None] - lon + np.pi) % (2 * np.pi) - np.pi) * np.cos((lat[:, None] + lat) / 2)
    result: Vector = RADIUS_KM * np.hypot(lat[:, None] - lat, east)
    return result
