"""Completion: bash offers what the parser knows, and the other shells' scripts name it all."""

import shutil
import subprocess
from collections.abc import Callable

import pytest

from dashboard import cli
from dashboard.cli import completing, grammar
from tests.conftest import Answer

Run = Callable[..., Answer]
BASH = shutil.which("bash")
OFFERED = [
    ("dateline ex", {"extract", "export"}),
    ("dateline export c.sqlite quotes --format g", {"geojson", "graphml", "gexf"}),
    ("dateline export c.sqlite quotes --format t", {"timelinejs", "table"}),
    ("dateline export c.sqlite quotes --pla", {"--place", "--plain"}),
    ("dateline export c.sqlite peo", {"people", "people_places"}),
    ("dateline decisions c.sqlite und", {"undo"}),
    ("dateline export c.sqlite quotes --saying no", {"not said"}),
    ("dateline completion z", {"zsh"}),
]


@pytest.mark.skipif(BASH is None, reason="needs bash")
@pytest.mark.parametrize("line, offered", OFFERED, ids=[line for line, _ in OFFERED])
def test_bash_offers_what_fits(line: str, offered: set[str], run_cli: Run) -> None:
    script = run_cli("completion", "bash").out
    words = line.split(" ")
    typed = f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}"
    asked = f"{script}\n{typed}\n_dateline\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    assert BASH
    found = subprocess.run([BASH, "-c", asked], capture_output=True, text=True, check=True)
    assert (set(found.stdout.splitlines()), found.stderr) == (offered, "")


@pytest.mark.parametrize("shell", completing.SHELLS)
def test_every_command_and_option_is_in_the_script(shell: str, run_cli: Run) -> None:
    script = run_cli("completion", shell).out
    found = list(completing.commands(cli.parser()))
    assert {"export", "add", "completion"} <= {one.name for one in found}
    for one in found:
        assert one.name in script
        for option in one.options:
            assert option.names[-1].lstrip("-") in script
    assert all(form in script for form in grammar.FORMS)


@pytest.mark.parametrize("shell", completing.SHELLS)
def test_a_shell_that_is_here_reads_its_script(shell: str, run_cli: Run) -> None:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"needs {shell}")
    script = run_cli("completion", shell).out
    assert subprocess.run([path, "-n"], input=script, capture_output=True, text=True).stderr == ""
