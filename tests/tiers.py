"""Of many like cases a few run at each change and all by `make slow`."""

from collections.abc import Iterable
from typing import Any

import pytest


def first(count: int, values: Iterable[Any]) -> list[Any]:
    """Return the values for `parametrize`: `count` run at each change, the others only by `make slow`."""
    return [
        value if number < count else pytest.param(value, marks=pytest.mark.tier2)
        for number, value in enumerate(values)
    ]
