"""Drivers and workers are killed at random: each document is merged once, and no shard is made twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest

from dashboard.shards import manifest, mapping, merging
from dashboard.store.collection import Collection
from tests.shards import works
from tests.shards.conftest import exports, written

pytestmark = pytest.mark.slow

COUNT = 60
DEATHS = 3
MAP = """
import sys
from dashboard.shards import engines, mapping
from tests.shards import works
engines.extract_document = works.find_slowly
mapping.run([sys.argv[1]], sys.argv[2], engine=engines.named("local"), size=8)
"""


def begun(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").split() if log.exists() else []


def times(out: Path) -> dict[str, int]:
    """Return when each shard was written."""
    return {path.name: path.stat().st_mtime_ns for path in out.glob("*.parquet")}


def driver(news: Path, out: Path, log: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", MAP, str(news), str(out)],
        env=os.environ | {works.LOG: str(log), "DATELINE_PROCESSES": "2"},
        cwd=Path(__file__).parents[2],
    )


def kill_a_worker(of: subprocess.Popen[bytes], chance: random.Random) -> None:
    try:
        children = psutil.Process(of.pid).children(recursive=True)
        chance.choice([one for one in children if "dashboard.batch" in " ".join(one.cmdline())]).kill()
    except (psutil.NoSuchProcess, IndexError):
        pass  # it was quicker


@pytest.mark.tier2
@pytest.mark.parametrize("seed", range(6))
def test_each_document_is_there_once_and_no_shard_is_made_twice(tmp_path: Path, seed: int) -> None:
    news, out, log = written(tmp_path / "news", COUNT), tmp_path / "shards", tmp_path / "log"
    chance = random.Random(seed)
    whole: dict[str, int] = {}
    deaths, status = 0, 1
    while status != 0:
        running = driver(news, out, log)
        until = len(begun(log)) + chance.randrange(5, 25)
        while running.poll() is None:
            time.sleep(0.02)
            if deaths < DEATHS and len(begun(log)) >= until:
                deaths += 1
                until += chance.randrange(5, 25)
                if chance.random() < 0.5:
                    running.send_signal(signal.SIGKILL)
                else:
                    kill_a_worker(running, chance)
        status = running.wait()
        whole = times(out) | whole
        if status != 0:
            assert not (out / manifest.NAME).exists()
    assert deaths
    assert times(out) == whole
    expected = tmp_path / "expected"
    mapping.run([str(news)], str(expected), engine=works.engine, size=8)
    assert {path.name for path in expected.glob("*.parquet")} == whole.keys()
    for folder in (out, expected):
        with Collection.create(tmp_path / f"{folder.name}.sqlite") as collection:
            assert merging.run(str(folder), collection).added == COUNT
    assert exports(tmp_path / "shards.sqlite") == exports(tmp_path / "expected.sqlite")
    # What a shard in work loses by a death is all that is done again: 8 documents, and those read ahead.
    assert sum(Counter(begun(log)).values()) <= COUNT + deaths * (8 + 2 * 8)
