"""The plan of the house holds: floors, rooms, who may import what, and how large things may be."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent

FLOORS = {
    "errors": 0,
    "records": 1,
    "resources": 1,
    "whole_file": 1,
    "child_process": 1,
    "forking": 1,
    "text": 2,
    "filters": 2,
    "contract": 2,
    "score": 2,
    "reporting": 2,
    "gold": 2,
    "access": 2,
    "question": 3,  # what a question asks for; the store gives it the names, and reads its answers
    "identity": 3,  # below the store, which joins names and applies decisions in its own transactions
    "readers": 4,
    "extract": 4,
    "link": 4,
    "asked": 3,
    "store": 4,
    "export": 4,
    "preprocess": 5,
    "batch": 5,
    "worker": 5,
    "import_run": 5,
    "refreshing": 5,
    "shards": 5,  # the corridor in pieces that any machine can work on
    "checking": 5,  # a draft held against a collection; what it says is extracted before
    "component": 5,  # the corridor for spaCy: read by the network, found by the rules, joined
    "server": 5,
    "compiling": 5,  # what a report says, out of the store, in the records of export
    "exporting": 5,  # what the store answers, in the forms of export, for screen and command alike
    "ui": 6,
    "cli": 6,
    "dateline": 7,
    "app": 7,
    "pages": 7,
    "__main__": 7,
    "__init__": 7,
}
NEIGHBOURS = {
    ("forking", "child_process"),  # what forks is another Python itself
    ("filters", "text"),  # what stands in an address is cleaned as a document is
    ("score", "text"),  # words of saying make a quote one of speech
    ("contract", "text"),  # how far a place reaches
    ("gold", "text"),  # marks decide whether a quote is direct
}
CORRIDOR = 5  # batch is preprocess for many: the one floor whose rooms may know one another

OWNERS = {
    "streamlit": {"ui", "app", "server", "pages"},
    "starlette": {"server", "access"},
    "itsdangerous": {"access"},
    "plotly": {"ui"},
    "spacy": {"extract", "component", "dateline", "export"},
    "thinc": {"extract"},
    "onnxruntime": {"extract"},
    "tokenizers": {"extract"},
    "marisa_trie": {"extract"},
    "sqlite3": {"store"},
    "pyarrow": {"shards", "export"},
    "xlsxwriter": {"export"},
    "fsspec": {"shards"},
    "dask": {"shards"},
    "distributed": {"shards"},
    "docx": {"export"},
    "pandas": {"store", "ui", "export", "exporting", "compiling", "pages", "shards", "dateline"},
    # Nothing leaves the machine: no room holds the means to ask another host.
    "requests": set(),
    "httpx": set(),
    "aiohttp": set(),
    "http.client": set(),
    "urllib.request": set(),
    "smtplib": set(),
    "ftplib": set(),
    "socket": {"cli", "forking"},  # to say plainly that a port is taken; to hand pipes to a process here
}
NOT_IN_EXTRACT = {
    "time",
    "locale",
    "random",
    "secrets",
    "uuid",
    "socket",
    "ssl",
    "urllib",
    "http",
    "zoneinfo",
    "platform",
}
CLOCK = {"now", "today", "utcnow"}
EMPTY_WORDS = {
    "util",
    "utils",
    "common",
    "helper",
    "helpers",
    "misc",
    "manager",
    "managers",
    "base",
    "core",
    "tools",
}


@cache
def sources() -> tuple[Path, ...]:
    """Return every Python file that ships."""
    found = [REPOSITORY / "dateline.py"]
    found += [path for folder in ("dashboard", "pages") for path in (REPOSITORY / folder).rglob("*.py")]
    return tuple(sorted(path for path in found if "_pages" not in path.parts and "_data" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module(path: Path) -> str:
    """Return the dotted name of a file: `dashboard.store.questions.quotes`, `pages.map`."""
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def room(name: str) -> str:
    """Return the room of a dotted name: `dashboard.store.questions.quotes` is in `store`."""
    parts = name.split(".")
    return parts[0] if parts[0] in {"pages", "dateline"} else parts[1] if len(parts) > 1 else "__init__"


@cache
def imports(path: Path) -> tuple[tuple[int, str], ...]:
    """Return line and dotted name of all that a file imports, wherever in the file it does."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}:{node.lineno} imports relatively; write the whole name"
            found += ((node.lineno, inner(f"{node.module}.{alias.name}")) for alias in node.names)
    return tuple(found)


@cache
def modules() -> frozenset[str]:
    """Return the dotted names of every file that ships."""
    return frozenset(module(path) for path in sources())


def inner(name: str) -> str:
    """Return the module that a name lies in: `dashboard.records.Quote` is in `dashboard.records`."""
    while name.startswith("dashboard.") and name not in modules():
        name = name.rpartition(".")[0]
    return name


def at(path: Path, line: int) -> str:
    return f"{path.relative_to(REPOSITORY)}:{line}"


def test_every_room_has_a_floor() -> None:
    unplanned = {room(module(path)) for path in sources()} - FLOORS.keys()
    assert not unplanned, f"DESIGN.md knows no such room: {unplanned}"


@pytest.mark.slow
def test_imports_go_down() -> None:
    wrong = []
    for path in sources():
        here = room(module(path))
        for line, name in imports(path):
            # `import dashboard` alone is for its version.
            if not name.startswith("dashboard."):
                continue
            there = room(name)
            same_house = here == there or FLOORS[here] == FLOORS[there] == CORRIDOR
            if not same_house and (here, there) not in NEIGHBOURS and FLOORS[there] >= FLOORS[here]:
                wrong.append(f"{at(path, line)} {here} imports {there}")
    assert wrong == []


def circle(graph: dict[str, set[str]], path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first way from a module back to itself, or nothing; what leads to none is taken out."""
    if path[-1] in path[:-1]:
        return path[path.index(path[-1]) :]
    for name in sorted(graph.get(path[-1], set())):
        if found := circle(graph, (*path, name)):
            return found
    graph[path[-1]] = set()
    return ()


def test_nothing_imports_in_a_circle() -> None:
    graph = {module(path): {name for _, name in imports(path)} - {module(path)} for path in sources()}
    assert {frozenset(found) for name in sorted(graph) if (found := circle(graph, (name,)))} == set()


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_stays_in_its_rooms(library: str) -> None:
    wrong = [
        f"{at(path, line)} {name}"
        for path in sources()
        for line, name in imports(path)
        if f"{name}.".startswith(f"{library}.") and room(module(path)) not in OWNERS[library]
    ]
    assert wrong == []


@pytest.mark.slow
def test_extraction_asks_neither_clock_nor_locale_nor_network() -> None:
    wrong = []
    for path in sources():
        if room(module(path)) not in {"extract", "text", "link", "identity"}:
            continue
        wrong += [at(path, line) for line, name in imports(path) if name.split(".")[0] in NOT_IN_EXTRACT]
        wrong += [
            at(path, node.lineno)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK
        ]
    assert wrong == []


@pytest.mark.slow
def test_only_the_command_line_prints() -> None:
    wrong = [
        at(path, node.lineno)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        if room(module(path)) not in {"cli", "__main__"}
    ]
    assert wrong == []


def test_no_file_is_long() -> None:
    wrong = []
    for path in sources():
        length = len(path.read_text(encoding="utf-8").splitlines())
        limit = 60 if room(module(path)) == "pages" else 300
        if length > limit:
            wrong.append(f"{path.relative_to(REPOSITORY)}: {length} lines, at most {limit}")
    assert wrong == []


@pytest.mark.slow
def test_no_function_is_long() -> None:
    wrong = [
        f"{at(path, node.lineno)} {node.name}: {length} lines"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > 50
    ]
    assert wrong == []


COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
SET_OPERATORS = (ast.Sub, ast.BitOr, ast.BitAnd)


def names_in(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def made_again(comprehension: ast.AST) -> Iterator[ast.BinOp]:
    """Yield what a comprehension makes of the same two sets for each of its items."""
    bound = set().union(
        *(names_in(one.target) for one in ast.walk(comprehension) if isinstance(one, ast.comprehension))
    )
    for node in ast.walk(comprehension):
        if isinstance(node, ast.BinOp) and isinstance(node.op, SET_OPERATORS):
            sides = (node.left, node.right)
            if all(isinstance(one, ast.Name | ast.Call) for one in sides) and not names_in(node) & bound:
                yield node


@pytest.mark.slow
def test_no_set_is_made_again_for_each_item() -> None:
    # `{m for m in mentions if m in people - bodies}` takes time quadratic in the text; small ones hide it.
    wrong = [
        f"{at(path, node.lineno)} {ast.unparse(node)}"
        for path in sources()
        for comprehension in ast.walk(tree(path))
        if isinstance(comprehension, COMPREHENSIONS)
        for first in comprehension.generators[:1]
        for node in made_again(comprehension)
        if node not in ast.walk(first.iter)  # made once
    ]
    assert wrong == []


def test_every_file_says_what_it_answers() -> None:
    silent = [at(path, 1) for path in sources() if tree(path).body and not ast.get_docstring(tree(path))]
    assert silent == []


def public_functions(body: list[ast.stmt]) -> Iterator[ast.FunctionDef]:
    """Yield the functions of a file or class, and those of its classes, that have a public name."""
    for node in body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_functions(node.body)


def test_every_public_function_has_a_docstring() -> None:
    silent = [
        f"{at(path, node.lineno)} {node.name}"
        for path in sources()
        for node in public_functions(tree(path).body)
        if not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.slow
def test_no_name_hides_a_library() -> None:
    # Streamlit puts the entry's folder first on sys.path: `import types` must not find dashboard/types.py.
    taken = sys.stdlib_module_names | packages_distributions().keys() - {"dashboard"}
    names = {path.stem for path in (REPOSITORY / "dashboard").iterdir() if path.suffix in {"", ".py"}}
    assert names & taken == set()


def test_no_name_says_nothing() -> None:
    assert [path for path in sources() if {path.stem, path.parent.name} & EMPTY_WORDS] == []


def test_no_pages_beside_the_entry() -> None:
    # Streamlit takes <entry folder>/pages for its old multipage mode, and the first deep link breaks.
    assert not (REPOSITORY / "dashboard" / "pages").exists()


WRITERS = {
    # what opens a file for writing, and why it isn't dashboard/whole_file.py
    "dashboard/whole_file.py": "it is the one",
    "dashboard/cli/__init__.py": "lets what is still printed go nowhere when nobody reads it any more",
    "dashboard/readers/spreadsheet.py": "lets what a library says of its own faults go nowhere",
    "dashboard/store/copies.py": "copies a collection into a folder of its own that is thrown away",
    "dashboard/store/schema/forms.py": "gives a collection or its backup a name once SQLite wrote it",
    "dashboard/export/workbook.py": "makes a workbook aside, since a pipe can't be gone back in",
    "dashboard/readers/gzip_file.py": "unpacks into a folder of its own that is thrown away",
    "dashboard/readers/zip_archive.py": "unpacks into a folder of its own that is thrown away",
    "dashboard/ui/views/upload_jobs.py": "keeps an upload in a folder of its own that is thrown away",
}
OPENERS = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "TemporaryFile", "truncate"}
MOVERS = {
    "os.open",
    "os.replace",
    "os.rename",
    "os.truncate",
    "shutil.copy",
    "shutil.copyfile",
    "shutil.move",
}


def writes(node: ast.Call) -> bool:
    """Say whether a call opens a file for writing, or puts one in another's place."""
    name = ast.unparse(node.func)
    last = name.rpartition(".")[2]
    given = [*node.args, *(word.value for word in node.keywords)]
    if last in OPENERS or name in MOVERS:
        return True
    if last in {"replace", "rename"} and len(given) == 1 and not node.keywords:
        return True
    modes = [one.value for one in given if isinstance(one, ast.Constant) and type(one.value) is str]
    return last == "open" and any(len(mode) < 4 and set(mode) & set("wax+") for mode in modes)


@pytest.mark.slow
def test_files_are_written_in_one_place() -> None:
    found = {
        path.relative_to(REPOSITORY).as_posix()
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and writes(node)
    }
    assert found == WRITERS.keys()


PRINTERS = {"print", "sys.stdout.write", "sys.stderr.write"}


@pytest.mark.slow
def test_only_one_file_prints() -> None:
    found = {
        path.relative_to(REPOSITORY).as_posix()
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"print", "sys.stdout.write", "sys.stderr.write"}
    }
    assert found == {"dashboard/cli/terminal.py"}


# What Windows, and some of it macOS, does not have; and who may use it, because it looks first.
NOT_EVERYWHERE = {
    "os": "fork forkpty getuid geteuid getgid setsid setpgid killpg getpgid sched_getaffinity "
    "sched_setaffinity mkfifo mknod chown lchown wait3 wait4 uname nice getloadavg statvfs "
    "O_NOFOLLOW O_DIRECTORY O_CLOEXEC",
    "signal": "SIGKILL SIGALRM SIGHUP SIGUSR1 SIGUSR2 SIGCHLD SIGPIPE alarm setitimer pthread_sigmask "
    "sigwait",
    "time": "tzset",
    "socket": "AF_UNIX",
}
POSIX_MODULES = {
    "fcntl",
    "resource",
    "pwd",
    "grp",
    "pty",
    "tty",
    "termios",
    "syslog",
    "crypt",
    "msvcrt",
    "winreg",
}
GUARDED = {
    **dict.fromkeys(
        (
            ("dashboard/forking.py", name)
            for name in ("/proc/", "os.fork", "signal.SIGCHLD", "signal.SIGKILL", "signal.pthread_sigmask")
        ),
        "only where forking.is_possible() says so: Linux",
    ),
    (
        "dashboard/readers/sandbox_child.py",
        "resource",
    ): "where it can be imported",
    ("dashboard/ui/views/upload_jobs.py", "os.getuid"): "behind a look at the system",
    ("dashboard/batch.py", "os.sched_getaffinity"): "only where os has it, else the count of cores",
    ("dashboard/ui/charts/timeline_chart.py", "%-d"): "Plotly's own form of a day, drawn by the browser",
}


def only_somewhere(path: Path) -> Iterator[str]:
    """Yield what a file uses that not every system has."""
    yield from (name.split(".")[0] for _, name in imports(path) if name.split(".")[0] in POSIX_MODULES)
    for node in ast.walk(tree(path)):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                if attribute in NOT_EVERYWHERE.get(name, "").split():
                    yield f"{name}.{attribute}"
            case ast.Constant(value=str(words)):
                yield from re.findall(r"^/(?:dev|proc|tmp|etc)/|%-[dmHIjMS]", words)


@pytest.mark.slow
def test_nothing_is_used_that_only_some_systems_have() -> None:
    found = {
        (path.relative_to(REPOSITORY).as_posix(), name) for path in sources() for name in only_somewhere(path)
    }
    assert found == GUARDED.keys()
