"""The search for an input that breaks what must hold; the smallest that does is kept as a file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.checks import CHECKS
from tests.fuzz.strategies import KINDS

FOUND = Path(__file__).parents[2] / "build-cache" / "fuzz"


@dataclass
class Search:
    """A search in one kind of input, counted as it goes."""

    kind: str
    examples: int
    start: int | None = None  # of the random numbers; None is the same each time
    run: int = field(default=0, init=False)

    def __call__(self) -> None:
        """Try so many examples; one that fails is made small, kept in a file, and raised."""
        check = CHECKS[self.kind]

        @settings(
            max_examples=self.examples,
            derandomize=self.start is None,
            database=None,
            deadline=None,
            print_blob=False,
            report_multiple_bugs=False,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )
        @given(content=KINDS[self.kind])
        def holds(content: bytes) -> None:
            self.run += 1
            _keep(check, content, self.kind)

        (holds if self.start is None else seed(self.start)(holds))()


def _keep(check: Callable[[bytes], None], content: bytes, kind: str) -> None:
    try:
        check(content)
    except BaseException:
        # The last one that fails is the smallest.
        FOUND.mkdir(parents=True, exist_ok=True)
        (FOUND / f"found{kind}").write_bytes(content)
        raise
