"""How large, quick and heavy the gazetteer is: opened, held and asked in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from form import Curve, Figure

from dashboard import resources

# A name a hundred times over would be answered from memory: every 400th name is asked once.
ASKED = """
import json, resource, time
from dashboard import resources
from dashboard.extract.places.gazetteer import Gazetteer
held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
gazetteer = Gazetteer(resources.data("gazetteer"))
opened = time.process_time() - begun
names = [name for at, (name, _) in enumerate(gazetteer.names()) if at % 400 == 0]
begun = time.process_time()
for name in names:
    gazetteer.find(name)
asked = (time.process_time() - begun) / len(names)
begun = time.process_time()
for name in names:
    gazetteer.find(name)
again = (time.process_time() - begun) / len(names)
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([len(gazetteer), opened, asked, again, (most - held) / 1024]))
"""


YARDSTICK = "python"
CURVES: tuple[Curve, ...] = ()


def measure(folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Yield places, size, opening, look-up and memory of the gazetteer."""
    done = subprocess.run([sys.executable, "-c", ASKED], check=True, capture_output=True, text=True)
    places, opened, asked, again, memory = json.loads(done.stdout)
    size = sum(path.stat().st_size for path in resources.data("gazetteer").iterdir()) / 1e6
    yield Figure("lookup", "places", "gazetteer", places)
    yield Figure("lookup", "size of its files", "gazetteer", size, "MB")
    yield Figure("lookup", "opened in", "gazetteer", 1e3 * opened, "ms")
    yield Figure("lookup", "a name found in", "gazetteer", 1e6 * asked, "µs")
    yield Figure("lookup", "the same again in", "gazetteer", 1e6 * again, "µs")
    yield Figure("lookup", "memory when names from all of it were asked for", "gazetteer", memory, "MB")
