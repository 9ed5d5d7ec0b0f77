"""The collection that drafts are held against."""

from collections.abc import Iterator

import pytest

from dashboard.store.collection import Collection
from tests.checking import made


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """The two articles; not to be changed."""
    with Collection.create(tmp_path_factory.mktemp("checking") / "sources.sqlite") as opened:
        opened.add_all(made.SOURCES)
        yield opened
