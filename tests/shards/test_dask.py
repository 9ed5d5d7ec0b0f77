"""Dask's workers, on one machine and on several, give what one process gives, whoever of them is killed."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from dashboard import preprocess
from dashboard.shards import manifest, merging
from dashboard.store.collection import Collection
from tests.shards.conftest import exports, written

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'dateline-explorer[cluster]'")
pytestmark = pytest.mark.slow

HOME = Path(__file__).parents[2]
PATIENCE = 600
PORT = 8786


@contextmanager
def running(*words: str, inside: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """Run a Python with words, in a network namespace if one is named; end it and its children after."""
    within = ["ip", "netns", "exec", inside] if inside else []
    process = subprocess.Popen(
        [*within, sys.executable, *words],
        cwd=HOME,
        env=os.environ | {"PYTHONPATH": str(HOME)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        for one in [*family(process), process]:
            with suppress(psutil.NoSuchProcess, ProcessLookupError):  # it may have ended with another one
                one.kill()
        process.wait()


def family(of: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        return list(psutil.Process(of.pid).children(recursive=True))
    except psutil.NoSuchProcess:
        return []


def scheduler_at(file: Path, *, host: str, inside: str = "") -> ExitStack:
    """Start a scheduler that writes its address to a file."""
    stack = ExitStack()
    words = ("--host", host, "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    stack.enter_context(running("-m", "dask", "scheduler", *words, inside=inside))
    until = time.monotonic() + PATIENCE
    while not file.exists():
        assert time.monotonic() < until, "no scheduler"
        time.sleep(0.1)
    return stack


def worker_of(file: Path, *, host: str, folder: Path, inside: str = "") -> ExitStack:
    """Start a worker of one thread, as on a machine of its own."""
    stack = ExitStack()
    words = ("--host", host, "--nthreads", "1", "--nworkers", "1", "--no-dashboard")
    at = ("--scheduler-file", str(file), "--local-directory", str(folder))
    stack.enter_context(running("-m", "dask", "worker", *words, *at, inside=inside))
    return stack


def address_in(file: Path) -> str:
    return str(json.loads(file.read_text(encoding="utf-8"))["address"])


def mapped(news: Path, out: Path, *words: str, inside: str = "") -> int:
    asked = ("-m", "dashboard", "map", str(news), "--out", str(out), "--engine", "dask", *words)
    with running(*asked, inside=inside) as driver:
        return driver.wait(timeout=PATIENCE)


def assert_equal(news: Path, out: Path, folder: Path) -> None:
    with Collection.create(folder / "m.sqlite") as collection:
        merging.run(str(out), collection)
    with Collection.create(folder / "a.sqlite") as collection:
        preprocess.add([news], collection, workers=1)
    assert exports(folder / "m.sqlite") == exports(folder / "a.sqlite")


@pytest.mark.tier2
def test_workers_of_this_machine_give_what_one_process_gives(tmp_path: Path) -> None:
    news = written(tmp_path / "news", 9)
    assert mapped(news, tmp_path / "shards", "--size", "5") == 0
    assert_equal(news, tmp_path / "shards", tmp_path)


def test_where_no_scheduler_answers_the_address_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard.errors import EngineError
    from dashboard.shards import on_dask

    monkeypatch.setattr(on_dask, "PATIENCE", 1)
    with pytest.raises(EngineError, match=r"No scheduler answers at tcp://127.0.0.1:9 .*dask scheduler"):
        list(on_dask.run([], scheduler="tcp://127.0.0.1:9"))


@pytest.mark.tier2
def test_workers_and_drivers_of_a_scheduler_are_killed_and_nothing_is_lost(tmp_path: Path) -> None:
    news, out, file = written(tmp_path / "news", 40), tmp_path / "shards", tmp_path / "scheduler.json"
    chance, before = random.Random(1), dict[str, int]()
    with scheduler_at(file, host="127.0.0.1"):
        address, number, deaths = address_in(file), 0, 0
        with ExitStack() as workers:
            machines = [workers.enter_context(worker_of(file, host="127.0.0.2", folder=tmp_path / "w0"))]
            asked = ("-m", "dashboard", "map", str(news), "--out", str(out), "--size", "4")
            while not (out / manifest.NAME).exists():
                with running(*asked, "--engine", "dask", "--scheduler", address) as driver:
                    seen = len(list(out.glob("*.parquet")))
                    while driver.poll() is None:
                        time.sleep(0.05)
                        there = len(list(out.glob("*.parquet")))
                        if there >= seen + 2 and deaths < 4:
                            deaths, seen, number = deaths + 1, there, number + 1
                            if chance.random() < 0.4:
                                driver.kill()
                                continue
                            machines.pop().close()
                            started = worker_of(file, host="127.0.0.3", folder=tmp_path / f"w{number}")
                            machines.append(workers.enter_context(started))
                now = {path.name: path.stat().st_mtime_ns for path in out.glob("*.parquet")}
                assert {name: now[name] for name in before} == before, "a shard was made again"
                before = now
        assert deaths
    assert_equal(news, out, tmp_path)


@pytest.mark.tier2
def test_two_machines_with_networks_of_their_own_give_what_one_process_gives(tmp_path: Path) -> None:
    if not shutil.which("ip") or os.geteuid() != 0:
        pytest.skip("network namespaces need ip and root")
    news, out, file = written(tmp_path / "news", 12), tmp_path / "shards", tmp_path / "scheduler.json"
    with two_networks() as (one, other), scheduler_at(file, host="10.77.0.1", inside=one):
        address = address_in(file)
        assert address.startswith("tcp://10.77.0.1:")
        with worker_of(file, host="10.77.0.2", folder=tmp_path / "w", inside=other):
            assert mapped(news, out, "--size", "9", "--scheduler", address, inside=one) == 0
    assert_equal(news, out, tmp_path)


@contextmanager
def two_networks() -> Iterator[tuple[str, str]]:
    """Make two network namespaces that reach each other by a cable, 10.77.0.1 and 10.77.0.2."""
    one, other = f"dateline-{os.getpid()}-a", f"dateline-{os.getpid()}-b"

    def ip(words: str) -> None:
        subprocess.run(["ip", *words.split()], check=True, capture_output=True)

    try:
        for name in (one, other):
            ip(f"netns add {name}")
        ip(f"link add dl-a netns {one} type veth peer name dl-b netns {other}")
        for name, cable, number in ((one, "dl-a", 1), (other, "dl-b", 2)):
            ip(f"-n {name} addr add 10.77.0.{number}/24 dev {cable}")
            ip(f"-n {name} link set {cable} up")
            ip(f"-n {name} link set lo up")
        yield one, other
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no network namespaces here: {error.stderr.decode()}")
    finally:
        for name in (one, other):
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)
