"""What the package shows to the world: public names, version, entry points, licence."""

import importlib
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import dashboard

REPOSITORY = Path(__file__).parent.parent
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_version_is_one() -> None:
    assert metadata.version("dateline-explorer") == dashboard.__version__


def test_the_changelog_knows_the_version() -> None:
    assert f"## [{dashboard.__version__}]" in (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_apache() -> None:
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License" in (REPOSITORY / "LICENSE").read_text(encoding="utf-8")


ENTRIES = [
    *PROJECT["scripts"].items(),
    *(pair for group in PROJECT.get("entry-points", {}).values() for pair in group.items()),
]


@pytest.mark.parametrize("name, target", ENTRIES, ids=[name for name, _ in ENTRIES])
def test_an_entry_point_leads_somewhere(name: str, target: str) -> None:
    module, _, attribute = target.partition(":")
    assert callable(getattr(importlib.import_module(module), attribute))
