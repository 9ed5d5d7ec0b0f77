"""The entry point of `dateline` and `python -m dashboard`."""

import os
import sys

from dashboard.child_process import ONE_THREAD


def main() -> int:
    """Run one command and return its exit status."""
    # Multiplying small matrices on all cores means waiting: one thread each is half as fast again.
    for name, count in ONE_THREAD.items():
        os.environ.setdefault(name, count)
    from dashboard import cli  # numpy, which it imports, reads these once

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
