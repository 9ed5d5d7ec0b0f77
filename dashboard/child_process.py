"""Start another Python that does part of our work (subprocess)."""

import os
import subprocess
import sys
from pathlib import Path

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def start(
    code: str, *words: str, stdin: int = subprocess.PIPE, stdout: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    """Start a Python with one thread that runs `code` with `words`; we keep our ends of its pipes."""
    home = str(Path(__file__).resolve().parents[1])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(
        # -P: a folder that happens to contain its own `dashboard` is not mistaken for ours.
        [sys.executable, "-P", "-c", code, *words],
        stdin=stdin,
        stdout=stdout,
        env=os.environ | ONE_THREAD | {"PYTHONPATH": paths},
    )
