"""Every test has its place: run by `make test` or by `make slow`, never by neither."""

import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parent.parent
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
MARK = re.compile(r"pytest\.mark\.(\w+)")
# Run by another Python: every test there is, whatever it is left out by, with its marks.
COLLECT = """
import pytest
class Teller:
    def pytest_collection_finish(self, session):
        for item in session.items:
            print(item.nodeid, " ".join(mark.name for mark in item.iter_markers()), sep="\\t")
raise SystemExit(pytest.main(["--collect-only", "-qq", "-m", "", "tests"], plugins=[Teller()]))
"""
BUILT_IN = {"parametrize", "skipif", "skip", "usefixtures", "filterwarnings"}


def settings() -> dict[str, Any]:
    """Return what pyproject.toml tells pytest."""
    written = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(written["tool"]["pytest"]["ini_options"])


@cache
def marks() -> frozenset[str]:
    """Return the marks that are declared."""
    return frozenset(line.partition(":")[0] for line in settings()["markers"])


def recipe(target: str) -> str:
    """Return what a target of the Makefile does."""
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)*)", MAKEFILE, flags=re.MULTILINE)
    assert found, f"the Makefile has no {target}"
    return found[1]


@cache
def collected() -> dict[str, frozenset[str]]:
    """Return every test there is with its marks."""
    asked = [sys.executable, "-c", COLLECT]
    said = subprocess.run(asked, capture_output=True, text=True, cwd=REPOSITORY, check=True).stdout
    lines = (line.split("\t") for line in said.splitlines() if "\t" in line)
    return {name: frozenset(found.split()) for name, found in lines}


def chosen(target: str) -> frozenset[str]:
    """Return the tests that a target runs, none of them twice."""
    runs = [
        fitting(quoted or word) for quoted, word in re.findall(r"-m (?:\"([^\"]+)\"|(\w+))", recipe(target))
    ]
    assert runs, f"make {target} runs no pytest -m"
    every = frozenset[str]().union(*runs)
    assert len(every) == sum(map(len, runs))
    return every


def fitting(expression: str) -> frozenset[str]:
    """Return the tests that an expression of marks chooses; it reads as one of Python."""
    asked = compile(expression, expression, "eval")
    return frozenset(
        name for name, found in collected().items() if eval(asked, {mark: mark in found for mark in marks()})
    )


def test_every_mark_is_declared() -> None:
    files = (REPOSITORY / "tests").rglob("*.py")
    used = {mark for path in files for mark in MARK.findall(path.read_text(encoding="utf-8"))}
    assert used - BUILT_IN <= marks()
    assert marks() <= used


def test_continuous_integration_runs_make_test() -> None:
    assert "make test" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_test_all_is_both() -> None:
    assert re.search(r"^test-all: test slow( |$)", MAKEFILE, flags=re.MULTILINE)


@pytest.mark.slow
def test_what_make_test_leaves_out_make_slow_runs() -> None:
    at_each_change, rest = chosen("test"), chosen("slow")
    assert at_each_change | rest == collected().keys()
    assert not at_each_change & rest
    assert rest


@pytest.mark.slow
def test_quick_is_a_part_of_what_runs_at_each_change() -> None:
    assert chosen("quick") < chosen("test")


@pytest.mark.slow
def test_pytest_alone_runs_what_make_test_runs() -> None:
    (expression,) = re.findall(r"-m '([^']+)'", settings()["addopts"])
    assert fitting(expression) == chosen("test")
