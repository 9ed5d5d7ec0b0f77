"""Names, consoles and places that are out of the ordinary: every command works, or says what to do."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dashboard
from dashboard.store.collection import Collection
from tests.store.made import article
from tests.tiers import first

HOME = str(Path(dashboard.__file__).parents[1])
CONSOLES: dict[str, dict[str, str]] = {
    "UTF-8": {},
    "Windows": {"PYTHONIOENCODING": "cp1252"},
    "ASCII": {"PYTHONIOENCODING": "ascii"},
    "locale C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
NAMES = [
    b"a b",
    "Überraschung ü".encode(),
    "🎉".encode(),
    b"-x",
    b"caf\xe9",
    b"n" * 240,
    b"a?b#c%20d",
    b"'\"$(x)",
]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names of files")


def run(
    *words: str | bytes, folder: Path | str, console: str = "UTF-8", home: str | None = "/"
) -> tuple[int, str]:
    """Return the exit status of a command in a process of its own and all that it said."""
    environment = {**os.environ, "PYTHONPATH": HOME, **CONSOLES[console]}
    if home is None:
        environment.pop("HOME", None)
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
    )  # fmt: skip
    said = done.stdout.decode("utf-8", "replace")
    assert "Traceback" not in said, said
    return done.returncode, said


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with a collection of one document, whose file's name is no UTF-8."""
    with Collection.create(tmp_path / "made.sqlite") as collection:
        collection.add(
            *article("caf\ufffd.txt", "“Rain,” said Ilze Kalniņa", names={"Ilze Kalniņa": "PERSON"})
        )
    return tmp_path


EACH = """
import sys
from dashboard import cli
for path, out in zip(sys.argv[1::2], sys.argv[2::2]):
    assert cli.main(["export", path, "documents", "--out", out]) == 0, path
"""


@pytest.mark.slow
@pytest.mark.parametrize("console", ["UTF-8", "locale C"])
def test_a_collection_of_any_name_is_read_and_written(console: str, made: Path) -> None:
    outs = []
    words: list[bytes] = []
    for name in NAMES:
        shutil.copy(os.fsencode(made / "made.sqlite"), os.path.join(os.fsencode(made), name))  # noqa: PTH118
        outs.append(os.path.join(os.fsencode(made), name[:200] + b".csv"))  # noqa: PTH118
        words += [b"./" + name, b"./" + name[:200] + b".csv"]
    environment = {**os.environ, "PYTHONPATH": HOME, **CONSOLES[console]}
    subprocess.run([sys.executable, "-c", EACH, *words], cwd=made, env=environment, check=True, timeout=120)
    for out in outs:
        with open(out, "rb") as written:  # noqa: PTH123
            assert "caf\ufffd.txt".encode() in written.read()


@pytest.mark.slow
@pytest.mark.parametrize("console", first(2, reversed(CONSOLES)))
def test_words_are_understood_and_said_on_any_console(console: str, made: Path) -> None:
    status, said = run(
        "export", "made.sqlite", "quotes", "--person", "Ilze Kalniņa", folder=made, console=console
    )
    assert (status, "Rain" in said) == (0, True)
    assert run("remove", "made.sqlite", "Čaks", folder=made, console=console)[0] != 0
    assert run("remove", "made.sqlite", b"caf\xe9.txt", folder=made, console=console)[0] == 0


@pytest.mark.slow
def test_nobody_needs_a_home(made: Path) -> None:
    assert run("export", "made.sqlite", "documents", folder=made, home=None)[0] == 0


@pytest.mark.slow
def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = 'cd "$1" && rmdir "$1" && exec "$2" -m dashboard "${@:3}"'
    for words in (["--version"], ["export", "a.sqlite", "quotes"], ["add", "a.txt"]):
        gone.mkdir(exist_ok=True)
        done = subprocess.run(
            ["bash", "-c", script, "-", str(gone), sys.executable, *words],
            env={**os.environ, "PYTHONPATH": HOME}, capture_output=True, timeout=120,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr
        assert done.stdout or done.stderr
