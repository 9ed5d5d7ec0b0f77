"""What `dateline` and `python -m dashboard` run."""

import sys

from dashboard import cli


def main() -> int:
    """Run one command and return its exit status."""
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
