"""requirements.lock names everything that is needed, exactly, and nothing of the machine that made it."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parent.parent
LOCK = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = [Requirement(line.rstrip(" \\")) for line in LOCK.splitlines() if re.match(r"[a-z0-9]", line)]
WANTED = [Requirement(line) for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]]


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_what_the_project_needs_is_pinned_within_its_bounds(wanted: Requirement) -> None:
    pins = [pin for pin in PINS if pin.name == canonicalize_name(wanted.name)]
    assert pins, "make lock"
    for pin in pins:
        (version,) = (specifier.version for specifier in pin.specifier)
        assert wanted.specifier.contains(version)


def test_every_pin_has_a_hash() -> None:
    entries = re.findall(r"^[a-z0-9].*(?:\n {4}.*)*", LOCK, flags=re.MULTILINE)
    assert len(entries) == len(PINS)
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("trace", ["/", " @ ", "--index", "--extra-index", "--find-links"])
def test_no_address_and_no_path_is_in_it(trace: str) -> None:
    assert trace not in LOCK


def test_no_deep_learning_framework_is_needed() -> None:
    # The model runs by onnxruntime; torch would be 2 GB and is for training only.
    assert {pin.name for pin in PINS} & {"torch", "tensorflow", "jax", "transformers"} == set()
