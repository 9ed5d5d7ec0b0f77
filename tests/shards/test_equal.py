"""The model reads in shards what it reads alone: all exports of 500 articles are the same to the byte."""

from pathlib import Path

import pytest

from dashboard import preprocess
from dashboard.shards import engines, mapping, merging
from dashboard.store.collection import Collection
from tests.shards.conftest import exports, written

COUNT = 500


@pytest.mark.tier2
def test_exports_of_shards_are_those_of_a_single_process(tmp_path: Path) -> None:
    news = written(tmp_path / "news", COUNT)
    with Collection.create(tmp_path / "a.sqlite") as collection:
        assert preprocess.add([news], collection, workers=1).added == COUNT
    report = mapping.run([str(news)], str(tmp_path / "shards"), engine=engines.named("local"), size=60)
    assert report.shards > 5
    with Collection.create(tmp_path / "m.sqlite") as collection:
        assert merging.run(str(tmp_path / "shards"), collection).added == COUNT
    one, other = exports(tmp_path / "a.sqlite"), exports(tmp_path / "m.sqlite")
    assert one == other
    assert all(table.count(b"\n") > 9 for table in one.values())
