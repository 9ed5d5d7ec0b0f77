"""What `dateline` and `python -m dashboard` run."""

import os
import sys

from dashboard.child_process import ONE_THREAD


def main() -> int:
    """Run one command and return its exit status."""
    # Products of small matrices on all cores wait for each other: half as fast again with one thread each.
    for name, count in ONE_THREAD.items():
        os.environ.setdefault(name, count)
    from dashboard import cli  # numpy, which it imports, reads these once

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
