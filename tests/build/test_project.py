"""The steps of training and measuring stand in one file that weasel runs, and their scripts are there."""

import pytest
from weasel.cli.run import project_run
from weasel.util import load_project_config

from tests.test_layout import REPOSITORY

PROJECT = REPOSITORY / "data" / "build" / "model"
CONFIG = load_project_config(PROJECT)
COMMANDS = {command["name"]: command for command in CONFIG["commands"]}


def test_each_workflow_is_made_of_commands_and_each_command_is_in_one() -> None:
    steps = [name for workflow in CONFIG["workflows"].values() for name in workflow]
    assert set(steps) == set(COMMANDS)
    assert CONFIG["workflows"]["all"] == [*CONFIG["workflows"]["train"], *CONFIG["workflows"]["measure"]]


def test_what_a_step_needs_is_here_or_made_before_it() -> None:
    made: set[str] = set()
    for name in CONFIG["workflows"]["all"]:
        command = COMMANDS[name]
        missing = [path for path in command["deps"] if path not in made and not (PROJECT / path).exists()]
        assert missing == [], name
        made.update(command.get("outputs", []))


@pytest.mark.parametrize("name", COMMANDS)
def test_each_script_takes_the_options_it_is_given(name: str) -> None:
    for line in COMMANDS[name]["script"]:
        program, *words = line.split()
        if program != "python":
            continue
        script = PROJECT / words[0]
        known = script.read_text(encoding="utf-8")
        options = {word for word in words if word.startswith("--")}
        assert {option for option in options if f'"{option}"' not in known} == set(), script.name


def test_weasel_runs_it(capfd: pytest.CaptureFixture[str]) -> None:
    project_run(PROJECT, "measure", dry=True, overrides={"vars.corpora": "elsewhere"})
    said = capfd.readouterr().out
    assert "calibrate.py --corpora elsewhere" in said and "accuracy.py --corpora elsewhere" in said
    assert not (PROJECT / "project.lock").exists()
