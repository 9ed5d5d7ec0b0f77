"""Engines do each document once, whoever is killed; one that kills or hangs its reader is a problem."""

import sys
from pathlib import Path

import pytest

from dashboard import batch
from dashboard.errors import EngineError, UsageError
from dashboard.records import Document, Extraction, Problem
from dashboard.shards import cutting, engines
from tests.shards import works


def shards(texts: list[str], *, size: int = 4) -> list[cutting.Shard]:
    documents = [Document(f"{number}", text) for number, text in enumerate(texts)]
    return list(cutting.cut(documents, size=size, version="1"))


@pytest.mark.slow
def test_one_that_crashes_and_one_that_hangs_take_nothing_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "extract_document", works.die_at_poison)
    monkeypatch.setattr(batch, "SECONDS", 8.0)
    given = shards(["Rain fell.", "crash", "Snow fell.", "Hail fell.", "hang", "Sun shone."])
    done = list(engines.on_this_machine(given, workers=2))
    assert [shard for shard, _ in done] == given
    found = [one for _, several in done for one in several]
    assert [type(one) for one in found] == [Extraction, Problem, Extraction, Extraction, Problem, Extraction]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_even_a_few_documents_are_read_in_another_process(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "extract_document", works.die_at_poison)
    ((_, (found,)),) = engines.on_this_machine(shards(["crash"]), workers=workers)
    assert isinstance(found, Problem)


def test_the_engines_have_names() -> None:
    assert callable(engines.named("local"))
    with pytest.raises(UsageError, match=r"There is no engine 'spark'. There are: local, dask."):
        engines.named("spark")
    with pytest.raises(UsageError, match="--scheduler goes with --engine dask"):
        engines.named("local", scheduler="tcp://127.0.0.1:1")


def test_without_dask_the_cure_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "dashboard.shards.on_dask", raising=False)
    # What another test imported is an attribute of the package too, and would be taken from there.
    monkeypatch.delattr("dashboard.shards.on_dask", raising=False)
    with pytest.raises(EngineError, match=r'pip install "dateline-explorer\[cluster\]", or --engine local'):
        engines.named("dask")
