"""Searches for inputs that break Dateline, for as many seconds as one likes: make fuzz SECONDS=600."""

import random
import sys
import time
import traceback

from tests.fuzz.search import FOUND, Search
from tests.fuzz.strategies import KINDS
from tests.fuzz.test_fuzz import EXAMPLES


def main(seconds: float, kinds: list[str]) -> int:
    """Search kind after kind until the time is up; return how many kinds broke."""
    end = time.monotonic() + seconds
    run = dict.fromkeys(kinds, 0)
    broken: set[str] = set()
    while time.monotonic() < end and broken != set(kinds):
        for kind in kinds:
            if kind in broken or time.monotonic() > end:
                continue
            search = Search(kind, EXAMPLES[kind], start=random.SystemRandom().getrandbits(32))
            try:
                search()
            # Whatever it is, it is what was looked for; the other kinds go on.
            except Exception:
                traceback.print_exc()
                print(
                    f"Found: {FOUND / f'found{kind}'}. Keep it in tests/cases/fuzz, named by what it shows."
                )
                broken.add(kind)
            run[kind] += search.run
    print(f"{sum(run.values())} examples:", ", ".join(f"{kind} {number}" for kind, number in run.items()))
    return len(broken)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:] or list(KINDS)))
