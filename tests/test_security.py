"""SECURITY.md tells the truth: what it promises is held by tests that exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
TEXT = (REPOSITORY / ".github" / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [line for line in TEXT.splitlines() if line.startswith("| ") and not line.startswith("| against")]
NAMED = sorted(set(re.findall(r"`(test_\w+)`", TEXT)))


@cache
def known() -> set[str]:
    """Return the names of all tests."""
    trees = (
        ast.parse(path.read_text(encoding="utf-8")) for path in (REPOSITORY / "tests").rglob("test_*.py")
    )
    return {node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_promise_names_what_holds_it() -> None:
    assert len(ROWS) > 6
    assert [row for row in ROWS if "`test_" not in row] == []


@pytest.mark.parametrize("name", NAMED)
def test_what_holds_a_promise_exists(name: str) -> None:
    assert name in known()


def test_every_option_it_names_exists() -> None:
    offered = (REPOSITORY / "dashboard" / "cli" / "__init__.py").read_text(encoding="utf-8")
    named = set(re.findall(r"`(--[a-z-]+)", TEXT)) - {"--version"}
    assert named and all(f'"{option}"' in offered for option in named)


def test_the_readme_leads_here() -> None:
    assert "(.github/SECURITY.md)" in (REPOSITORY / "README.md").read_text(encoding="utf-8")
