"""Every test has its place: run by `make test` or by `make slow`, never by neither."""

import re
import tomllib
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parent.parent
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
MARK = re.compile(r"pytest\.mark\.(\w+)")
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


def every() -> frozenset[frozenset[str]]:
    """Return every set of marks that a test can have."""
    sets = (combinations(sorted(marks()), count) for count in range(len(marks()) + 1))
    return frozenset(frozenset(one) for one in chain.from_iterable(sets))


def chosen(target: str) -> frozenset[frozenset[str]]:
    """Return which marks a target runs, none of them twice."""
    runs = [
        fitting(quoted or word) for quoted, word in re.findall(r"-m (?:\"([^\"]+)\"|(\w+))", recipe(target))
    ]
    assert runs, f"make {target} runs no pytest -m"
    together = frozenset[frozenset[str]]().union(*runs)
    assert len(together) == sum(map(len, runs))
    return together


def fitting(expression: str) -> frozenset[frozenset[str]]:
    """Return the sets of marks that an expression of marks chooses; it reads as one of Python."""
    asked = compile(expression, expression, "eval")
    return frozenset(one for one in every() if eval(asked, {mark: mark in one for mark in marks()}))


def test_every_mark_is_declared() -> None:
    files = (REPOSITORY / "tests").rglob("*.py")
    used = {mark for path in files for mark in MARK.findall(path.read_text(encoding="utf-8"))}
    assert used - BUILT_IN <= marks()
    assert marks() <= used


def test_continuous_integration_runs_make_test() -> None:
    assert "make test" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_test_all_is_both() -> None:
    assert re.search(r"^test-all: test slow( |$)", MAKEFILE, flags=re.MULTILINE)


def test_what_make_test_leaves_out_make_slow_runs() -> None:
    at_each_change, rest = chosen("test"), chosen("slow")
    assert at_each_change | rest == every()
    assert not at_each_change & rest
    assert rest


def test_quick_is_a_part_of_what_runs_at_each_change() -> None:
    assert chosen("quick") < chosen("test")


def test_pytest_alone_runs_what_make_test_runs() -> None:
    (expression,) = re.findall(r"-m '([^']+)'", settings()["addopts"])
    assert fitting(expression) == chosen("test")
