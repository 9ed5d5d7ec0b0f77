"""Dateline works from the tree, as an editable install and as a wheel, from any folder, offline."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

import dashboard
from tests.tiers import first

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parent.parent
LIBRARIES = sysconfig.get_path("purelib")
ARTICLE = {
    "id": "one",
    "text": 'RIGA, May 3 — "We will rebuild the bridge," Mayor Ilze Kalnina said on Tuesday in Riga.',
    "published": "2022-05-04",
}
# Python runs this first in each of the environments made here: whoever asks another host is found out.
NO_NETWORK = """
import socket
connect = socket.socket.connect
def guarded(self, address):
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise SystemExit(f"Dateline asked the network: {address}")
    return connect(self, address)
socket.socket.connect = guarded
"""


@dataclass(frozen=True)
class Installed:
    """One form of Dateline: how it is called, and where its files are."""

    form: str
    python: Path
    command: tuple[str, ...]
    folder: Path
    environment: dict[str, str]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `dateline WORDS` from a folder that has nothing to do with Dateline."""
        return run([*self.command, *words], self.folder, self.environment)

    def answer(self, code: str) -> str:
        """Return what Python code prints in this environment."""
        return run([str(self.python), "-c", code], self.folder, self.environment).stdout.strip()


def run(words: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, f"{words} gave {done.returncode}:\n{(done.stdout + done.stderr)[-4000:]}"
    return done


def clean_environment() -> dict[str, str]:
    """Return the environment variables without those that would lead to this repository or to an index."""
    left_out = ("PYTHON", "PIP_", "UV_", "VIRTUAL_ENV", "DATELINE_", "COVERAGE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return kept | {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def make_environment(folder: Path) -> Path:
    """Make an environment that sees the libraries of this one, but not the Dateline installed here."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        folder,
        clean_environment(),
    )
    packages = Path(where.stdout.strip())
    # .pth files inside a folder named by a .pth file are not read: the editable install there stays unseen.
    (packages / "libraries.pth").write_text(LIBRARIES, encoding="utf-8")
    (packages / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return python


def install(python: Path, *what: str) -> None:
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
    ]
    run([*pip, "--ignore-installed", "--no-build-isolation", *what], python.parent, clean_environment())


@pytest.fixture(scope="module", params=first(1, ["wheel", "tree", "editable"]))
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Return Dateline in one of its three forms."""
    folder = tmp_path_factory.mktemp(request.param)
    python = make_environment(folder / "environment")
    environment = clean_environment()
    command: tuple[str, ...] = (str(python.with_name("dateline")),)
    if request.param == "tree":
        environment["PYTHONPATH"] = str(REPOSITORY)
        command = (str(python), "-m", "dashboard")
    elif request.param == "editable":
        install(python, "--editable", str(REPOSITORY))
    else:
        build = [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(folder),
            str(REPOSITORY),
        ]
        run(build, folder, environment)
        install(python, *map(str, folder.glob("dateline_explorer-*.whl")))
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(request.param, python, command, elsewhere, environment)


def test_it_is_found_where_it_was_installed(installed: Installed) -> None:
    home = Path(installed.answer("import dashboard; print(dashboard.__file__)"))
    assert home.is_relative_to(installed.python.parent.parent) == (installed.form == "wheel")


def test_it_tells_its_version(installed: Installed) -> None:
    assert dashboard.__version__ in installed.run("--version").stdout


def test_it_finds_its_files(installed: Installed) -> None:
    wanted = ["lexicon", "gazetteer", "model", "sample", "README.md", "accuracy.json", "peers.json"]
    code = f"from dashboard import resources; print([resources.data(name).exists() for name in {wanted}])"
    assert installed.answer(code) == str([True] * len(wanted))


def test_it_finds_its_pages(installed: Installed) -> None:
    code = "from dashboard import resources; print(sorted(p.name for p in resources.pages().glob('*.py')))"
    assert installed.answer(code) == str(sorted(path.name for path in (REPOSITORY / "pages").glob("*.py")))


@pytest.mark.parametrize(
    "name", [".streamlit/config.toml", "static", "py.typed", "store/schema/001-documents.sql"]
)
def test_it_brings_along_what_is_not_code(installed: Installed, name: str) -> None:
    code = f"import dashboard, pathlib; print((pathlib.Path(dashboard.__file__).parent / {name!r}).exists())"
    assert installed.answer(code) == "True"


def test_it_is_a_library_too(installed: Installed) -> None:
    code = "import dateline; print(dateline.extract('“It rained,” Mayor Ilze Kalnina said.').quotes[0].text)"
    assert installed.answer(code) == "It rained"


def test_it_extracts_an_article(installed: Installed) -> None:
    path = installed.folder / "article.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    (line,) = installed.run("extract", str(path), "--format", "jsonl").stdout.splitlines()
    found = json.loads(line)
    assert [quote["text"].strip(",") for quote in found["quotes"]] == ["We will rebuild the bridge"]
    assert "2022-05-03" in [row["value"] for row in found["dates"]]
    assert "LV" in [row["country"] for row in found["places"]]


def test_it_makes_a_collection_and_exports_it(installed: Installed) -> None:
    (installed.folder / "news.txt").write_text(ARTICLE["text"], encoding="utf-8")
    installed.run("add", "news.txt", "--collection", "news.sqlite", "--published", "2022-05-04")
    rows = installed.run("export", "news.sqlite", "quotes", "--format", "csv").stdout
    assert "We will rebuild the bridge" in rows


def test_it_serves_the_dashboard(installed: Installed) -> None:
    # AppTest runs the real entry script with the real pages, found as this form finds them.
    code = """
import os, pathlib, dashboard
from streamlit.testing.v1 import AppTest
app = AppTest.from_file(str(pathlib.Path(dashboard.__file__).parent / "app.py"), default_timeout=120).run()
print([error.value for error in app.exception])
"""
    environment = installed.environment | {"DATELINE_COLLECTION": str(installed.folder / "news.sqlite")}
    shown = run([str(installed.python), "-c", code], installed.folder, environment)
    assert shown.stdout.strip().endswith("[]")
