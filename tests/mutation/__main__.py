"""Changes the code at random and counts which changes the quick tests of its room notice: make mutate.

The survivors stand in data/mutations.tsv, each with a word that says why, written by hand: it is kept while
the change is the same. A survivor without a word, or less than nine in ten noticed of those that are not
equal in effect, is a failure.
"""

import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from tests.mutation.changes import Change, changed, changes
from tests.test_layout import REPOSITORY

SEED, CHANGES, WANTED = 11, 150, 0.9
QUICK = "not slow and not browser and not tier2 and not alone"
LONGEST = 300  # seconds; what takes longer is an endless loop, and noticed
MOST_MEMORY = 6 * 2**30
SURVIVORS = REPOSITORY / "data" / "mutations.tsv"
EQUAL = "equal"  # begins the word of a change that makes no difference to anyone
ROOMS = {
    "extract/dates/calendar/periods": ["extract/dates"],
    "extract/dates/rules/days": ["extract/dates"],
    "extract/names/boundaries": ["extract/names"],
    "extract/places/containers": ["extract/places"],
    "extract/quotes/contents": ["extract/quotes", "test_quote_cases.py"],
    "identity/compare": ["identity", "store/questions"],
    "link/antecedents": ["link"],
    "link/pronouns": ["link", "test_quote_cases.py"],
    "readers/published": ["readers"],
    "readers/zip_archive": ["readers"],
    "store/questions/where": ["store/questions"],
    "text/intervals": ["text"],
    "text/layout": ["text"],
    "ui/charts/news_map": ["ui/charts"],
    "ui/filter_panel": ["ui", "pages"],
}


@dataclass(frozen=True)
class Trial:
    """One change of one module, and whether a test noticed it."""

    module: str
    change: Change
    noticed: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        return self.module, self.change.code, self.change.before, self.change.after


def drawn(modules: list[str], number: int) -> list[Trial]:
    """Return the changes that are tried: the same for the same code."""
    every = [Trial(module, change) for module in modules for change in changes(source(module))]
    return sorted(random.Random(SEED).sample(every, min(number, len(every))), key=lambda one: one.key)


def source(module: str) -> str:
    return (REPOSITORY / "dashboard" / f"{module}.py").read_text(encoding="utf-8")


@contextmanager
def tree() -> Iterator[Path]:
    """Give a copy of the code whose data and tests are the repository's own."""
    with tempfile.TemporaryDirectory(prefix="dateline-mutate-") as folder:
        copy = Path(folder)
        shutil.copytree(
            REPOSITORY / "dashboard", copy / "dashboard", ignore=shutil.ignore_patterns("__pycache__")
        )
        for name in ("data", "pages", "tests", "dateline.py", "pyproject.toml", "README.md"):
            (copy / name).symlink_to(REPOSITORY / name)
        yield copy


def limited() -> None:
    """Let an endless loop run out of its memory, not of the machine's."""
    import resource  # which Windows lacks

    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def passes(copy: Path, module: str) -> bool:
    """Say whether the quick tests of a module's room pass on a copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", QUICK, "-p", "no:cacheprovider"]
    command += [f"tests/{path}" for path in ROOMS[module]]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(
            command,
            cwd=copy,
            env=environment,
            capture_output=True,
            timeout=LONGEST,
            preexec_fn=None if os.name == "nt" else limited,
        )
    except subprocess.TimeoutExpired:
        return False
    if done.returncode not in (0, 1, 2, 4):
        raise SystemExit(f"pytest ended with {done.returncode} for {module}:\n{done.stdout.decode()[-2000:]}")
    return done.returncode == 0


def tried(trials: list[Trial], workers: int) -> list[Trial]:
    """Return the trials with what became of them."""
    copies: Queue[Path] = Queue()

    def run(trial: Trial) -> Trial:
        copy = copies.get()
        path = copy / "dashboard" / f"{trial.module}.py"
        try:
            path.write_text(changed(source(trial.module), trial.change), encoding="utf-8")
            noticed = not passes(copy, trial.module)
        finally:
            path.write_text(source(trial.module), encoding="utf-8")
            copies.put(copy)
        print("." if noticed else "S", end="", flush=True)
        return Trial(trial.module, trial.change, noticed)

    with ThreadPoolExecutor(workers) as pool, tree() as one, tree() as other:
        for copy in (one, other)[:workers]:
            copies.put(copy)
        for module in sorted({trial.module for trial in trials}):
            if not passes(one, module):
                raise SystemExit(f"The tests of {module} fail without any change. Mend them first.")
        return list(pool.map(run, trials))


def words() -> dict[tuple[str, ...], str]:
    """Return the words of the survivors that are known."""
    if not SURVIVORS.exists():
        return {}
    with SURVIVORS.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        rows = csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {tuple(row[one] for one in ("module", "code", "before", "after")): row["why"] for row in rows}


def write(trials: list[Trial], known: dict[tuple[str, ...], str]) -> None:
    """Write the survivors with their words, and the figures above them."""
    survivors = [trial for trial in trials if not trial.noticed]
    equal = sum(known.get(trial.key, "").startswith(EQUAL) for trial in survivors)
    lines = [
        f"# Of {len(trials)} random changes (seed {SEED}) in {len(ROOMS)} modules the quick tests of the "
        f"same rooms noticed {len(trials) - len(survivors)}; {equal} of the others are equal in effect.",
        "# Written by `make mutate`; the words under `why` by hand.",
        "module\tline\tcode\tbefore\tafter\twhy",
    ]
    for trial in survivors:
        line = str(trial.change.line)
        lines.append("\t".join((trial.module, line, *trial.key[1:], known.get(trial.key, ""))))
    SURVIVORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(modules: list[str], number: int) -> int:
    """Try the changes; return 1 where a survivor has no word or too many survive."""
    trials = tried(drawn(modules or list(ROOMS), number), workers=min(2, os.cpu_count() or 1))
    known = words()
    survivors = [trial for trial in trials if not trial.noticed]
    unequal = [trial for trial in survivors if not known.get(trial.key, "").startswith(EQUAL)]
    if not modules:
        write(trials, known)
    for trial in survivors:
        why = known.get(trial.key) or "no word yet"
        print(
            f"\n{trial.module}:{trial.change.line}  {trial.change.before}  ->  {trial.change.after}  ({why})"
        )
    counted = len(trials) - len(survivors) + len(unequal)
    share = 1 - len(unequal) / counted
    print(f"\n{counted - len(unequal)} of {counted} changes that are not equal in effect were noticed.")
    return int(share < WANTED or any(not known.get(trial.key) for trial in survivors))


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:], int(sys.argv[1]) if len(sys.argv) > 1 else CHANGES))
