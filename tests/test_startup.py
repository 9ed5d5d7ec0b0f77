"""Nobody waits for what isn't needed: the libraries that commands and pages load, in fresh processes."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
LINE = (
    json.dumps({"id": "1", "text": "“We stay,” Mayor Ilze Kalnina said.", "published": "2022-05-04"}) + "\n"
)
# Each takes a tenth of a second or more to import.
NETWORK = frozenset({"spacy", "thinc", "onnxruntime", "tokenizers", "marisa_trie"})
READERS = frozenset({"trafilatura", "lxml", "pypdfium2", "python_calamine", "feedparser", "warcio"})
FRAMES = frozenset({"pandas", "pyarrow", "numpy"})
SCREEN = frozenset({"streamlit", "plotly", "starlette"})
FOREIGN = frozenset({"torch", "tensorflow", "cupy", "jax", "charset_normalizer"})
ALL = NETWORK | READERS | FRAMES | SCREEN | FOREIGN

SAYS = "\nimport json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
COMMAND = f"""
import sys
from dashboard.__main__ import main
try:
    status = main()
except SystemExit as end:
    status = end.code
assert not status, status
{SAYS}
"""
PAGE = f"""
import sys
from streamlit.testing.v1 import AppTest
import dashboard.server
from dashboard import resources
app = AppTest.from_file(dashboard.server.HERE / "app.py", default_timeout=60).run()
for word in sys.argv[1:]:
    app.switch_page(str(resources.pages() / (word + ".py"))).run()
    assert not app.exception, (word, app.exception[0].value)
{SAYS}
"""


def loaded(code: str, *words: str, given: str = "", collection: Path | None = None) -> set[str]:
    """Return the libraries that a fresh Python has loaded when it has run `code` with `words`."""
    known = os.environ | ({"DATELINE_COLLECTION": str(collection)} if collection else {})
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        input=given,
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env=known,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1])) & ALL


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a collection of one article, made by the command itself."""
    folder = tmp_path_factory.mktemp("startup")
    (folder / "article.txt").write_text(json.loads(LINE)["text"], encoding="utf-8")
    add(folder)
    return folder / "news.sqlite"


def add(folder: Path) -> set[str]:
    return loaded(COMMAND, "add", str(folder / "article.txt"), "--collection", str(folder / "news.sqlite"))


def pages() -> list[str]:
    """Return the words of all pages (read, not imported: the entry is a script)."""
    tree = ast.parse((REPOSITORY / "dashboard" / "app.py").read_text(encoding="utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.Assign)]
    return next(
        list(ast.literal_eval(node.value)) for node in found if ast.unparse(node.targets[0]) == "PAGES"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [["--help"], ["add", "--help"], ["extract", "--help"], ["open", "--help"]], ids=str
)
def test_help_loads_none_of_the_large_libraries(words: Sequence[str]) -> None:
    assert loaded(COMMAND, *words) == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    "module", ["dateline", "dashboard.preprocess", "dashboard.readers", "dashboard.batch"]
)
def test_the_library_and_the_corridor_are_imported_without_the_large_ones(module: str) -> None:
    assert loaded(f"import {module}{SAYS}") == set()


@pytest.mark.slow
def test_extracting_loads_the_network_but_no_reader_no_frames_and_no_screen() -> None:
    found = loaded(COMMAND, "extract", given=LINE)
    assert found == NETWORK | {"numpy"} | (found & {"charset_normalizer"}), "spaCy's own imports are its own"


@pytest.mark.slow
def test_adding_what_is_there_loads_nothing(news: Path) -> None:
    assert add(news.parent) == set()


@pytest.mark.slow
@pytest.mark.parametrize("words", [["decisions", "export"], ["remove", "--import", "1"]], ids=str)
def test_a_command_on_a_collection_loads_nothing(words: Sequence[str], tmp_path: Path, news: Path) -> None:
    collection = tmp_path / "news.sqlite"
    collection.write_bytes(news.read_bytes())
    command, *rest = words
    assert loaded(COMMAND, command, str(collection), *rest) == set()


@pytest.mark.slow
@pytest.mark.parametrize("words", [["export", "quotes"], ["imports"]], ids=str)
def test_a_command_that_writes_a_table_loads_frames_alone(words: Sequence[str], news: Path) -> None:
    command, *rest = words
    assert loaded(COMMAND, command, str(news), *rest) == FRAMES


@pytest.mark.slow
def test_pages_are_answered_without_the_network_and_the_readers(news: Path) -> None:
    found = loaded(PAGE, *pages(), collection=news)
    assert found >= {"streamlit", "pandas"}, "the pages were drawn"
    assert found & (NETWORK | READERS | FOREIGN) == set()
