"""README and its fellows tell the truth: every page, reader, export, command, column and file is in them."""

import ast
import json
import re
import subprocess
import sys
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

from dashboard import __version__
from dashboard.export import EXPORTS, column_types
from dashboard.filters import Filters
from dashboard.gold import GOLD_FORMS
from dashboard.readers import opening
from dashboard.store.collection import Collection
from dashboard.store.questions.tables import TABLES

REPOSITORY = Path(__file__).parent.parent
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
TEXTS = ["README.md", "DESIGN.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md"]


def pages() -> dict[str, str]:
    """Return the word and the title of each page in PAGES (read, not imported: the entry is a script)."""
    tree = ast.parse((REPOSITORY / "dashboard" / "app.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES":
            return {word: values[0] for word, values in ast.literal_eval(node.value).items()}
    raise AssertionError("dashboard/app.py has no PAGES")


@cache
def help_of(*words: str) -> str:
    asked = [sys.executable, "-m", "dashboard", *words, "--help"]
    return subprocess.run(asked, check=True, capture_output=True, text=True, cwd=REPOSITORY).stdout


def commands() -> list[str]:
    """Return the commands that `dateline --help` offers."""
    offered = re.search(r"\{([a-z,]+)\}", help_of())
    assert offered, help_of()
    return offered[1].split(",")


def bash_blocks() -> list[str]:
    return re.findall(r"^```bash\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)


def calls() -> list[list[str]]:
    """Return each `dateline …` of README's bash blocks as words, a broken line joined."""
    lines = "\n".join(bash_blocks()).replace("\\\n", " ").splitlines()
    found = [re.search(r"(?:^|\| )dateline (.*?)(?:\s+#.*)?$", line.strip()) for line in lines]
    return [match[1].split() for match in found if match]


@pytest.mark.parametrize("word, title", pages().items(), ids=str)
def test_readme_tells_what_a_page_answers(word: str, title: str) -> None:
    assert f"| {title} |" in README


def test_every_page_is_a_file_and_every_file_a_page() -> None:
    assert {path.stem for path in (REPOSITORY / "pages").glob("*.py")} == pages().keys()


@pytest.mark.parametrize("suffix", opening.suffixes())
def test_readme_names_what_can_be_read(suffix: str) -> None:
    assert f"`{suffix}`" in README


@pytest.mark.parametrize("suffix", GOLD_FORMS)
def test_readme_names_the_forms_of_gold(suffix: str) -> None:
    assert f"`{suffix}`" in README


@pytest.mark.parametrize("form", EXPORTS)
def test_readme_names_the_export(form: str) -> None:
    assert f"`{form}`" in README


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_of_a_table_are_described_and_named_in_their_order(table: str, tmp_path: Path) -> None:
    with Collection.create(tmp_path / "empty.sqlite") as collection:
        columns = list(TABLES[table](collection, Filters()).columns)
    assert f"| {table} | {', '.join(f'`{column}`' for column in columns)} |" in README
    assert [one.name for one in column_types.described()[table]] == columns


@pytest.mark.parametrize("table", TABLES)
def test_a_column_has_the_type_that_is_described(table: str, sample: Path) -> None:
    with Collection.open(sample) as collection:
        rows = TABLES[table](collection, Filters())
    seen = {"text": {"string", "empty"}, "integer": {"integer"}, "number": {"floating"}, "day": {"date"}}
    for one in column_types.described()[table]:
        assert pd.api.types.infer_dtype(rows[one.name], skipna=True) in seen[one.type], one


def test_no_table_is_described_that_is_not_there() -> None:
    assert column_types.described().keys() == TABLES.keys()
    cells = [part for one in column_types.described().values() for part in one]
    assert all(one.meaning and one.type in get_args(column_types.Type) for one in cells)


@pytest.mark.parametrize("command", commands())
def test_readme_names_the_command(command: str) -> None:
    assert f"| `dateline {command}` |" in README


@pytest.mark.parametrize("words", calls(), ids=" ".join)
def test_a_command_of_readme_exists_with_its_options(words: list[str]) -> None:
    command = words[0]
    assert command in commands()
    for option in words[1:]:
        if option.startswith("--"):
            assert option in help_of(command), f"dateline {command} has no {option}"


@pytest.mark.parametrize("target", re.findall(r"make ([a-z-]+)", "\n".join(bash_blocks())))
def test_a_make_of_readme_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, flags=re.MULTILINE)


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_to_a_file_leads_there(name: str) -> None:
    path = REPOSITORY / name
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def shipped() -> list[str]:
    """Return the files in data/, without what builds them."""
    paths = (path for path in (REPOSITORY / "data").rglob("*") if path.is_file())
    names = (path.relative_to(REPOSITORY / "data").as_posix() for path in paths)
    return sorted(
        name
        for name in names
        if name != "README.md" and not name.startswith("build/") and "__pycache__" not in name
    )


def test_every_file_in_data_is_in_its_readme() -> None:
    named = re.findall(r"`([^`\s]+)`", (REPOSITORY / "data" / "README.md").read_text(encoding="utf-8"))
    patterns = [f"{name}*" if name.endswith("/") else name for name in named]
    unnamed = [name for name in shipped() if not any(fnmatch(name, pattern) for pattern in patterns)]
    assert unnamed == [], "what, from where, under which licence, and how is it rebuilt?"


def test_make_help_lists_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert phony
    listed = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, flags=re.MULTILINE)
    assert sorted(phony[1].split()) == sorted(listed)


def test_continuous_integration_names_the_systems_and_runs_what_make_does() -> None:
    matrix = (REPOSITORY / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    for word in ("ubuntu", "macos", "windows", '"3.11"', '"3.12"', '"3.13"', "make test"):
        assert word in matrix


def test_the_citation_names_this_version() -> None:
    citation = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [__version__]


def test_the_design_names_what_is_there() -> None:
    design = (REPOSITORY / "DESIGN.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+(?:/[a-z_]*)+(?:\.py)?|[a-z_]+\.py)`", design))
    assert len(named) > 15
    homes = (REPOSITORY, REPOSITORY / "dashboard")
    shipped = {"dashboard/_pages", "dashboard/_data", "dashboard/pages"}  # named as they are in the wheel
    assert {name for name in named - shipped if not any((home / name).exists() for home in homes)} == set()


def test_the_model_card_is_of_this_model() -> None:
    card = (REPOSITORY / "data" / "MODEL_CARD.md").read_text(encoding="utf-8")
    about = json.loads((REPOSITORY / "data" / "model" / "meta.json").read_text(encoding="utf-8"))
    assert card.startswith(f"# {about['name']} {about['version']}\n")
    figures = re.findall(r"\| (\d\d\.\d) \|$", card, re.MULTILINE)
    told = re.findall(
        r"^\| (?:direct|mixed|indirect|names|the same).*?\| (\d\d\.\d) \|", README, re.MULTILINE
    )
    assert figures == told[:5]
