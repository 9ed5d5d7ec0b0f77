"""Collections of a few documents have tallies too."""

from collections.abc import Iterator

import pytest

from dashboard.store.writing import tallies


@pytest.fixture(autouse=True, scope="package")
def small_blocks() -> Iterator[None]:
    """Pack every four documents, which would otherwise need five hundred."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "BLOCK", 4)
        yield
