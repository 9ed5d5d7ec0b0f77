"""A position as people write it."""


def in_words(lat: float, lon: float) -> str:
    """Return a latitude and longitude as people write them.

    >>> in_words(56.946, -0.197)
    '56.95° N, 0.20° W'
    """
    return f"{_one(lat, 'N', 'S')}, {_one(lon, 'E', 'W')}"


def _one(value: float, above: str, below: str) -> str:
    return f"{abs(value):.2f}° {above if value >= 0 else below}"
