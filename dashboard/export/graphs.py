"""GraphML and GEXF for Gephi, Cytoscape and networkx: who is named together with whom or with which place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from dashboard.export import rows
from dashboard.export.form import Blocks
from dashboard.export.safe_text import attribute, day, markup

GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<!-- Dateline -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="lat" for="node" attr.name="lat" attr.type="double"/>
<key id="lon" for="node" attr.name="lon" attr.type="double"/>
<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
<key id="first" for="edge" attr.name="first_published" attr.type="string"/>
<key id="last" for="edge" attr.name="last_published" attr.type="string"/>
<graph edgedefault="undirected">
"""
GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>Dateline</creator></meta>
<graph mode="dynamic" defaultedgetype="undirected" timeformat="date">
<attributes class="node">
<attribute id="kind" title="kind" type="string"/>
<attribute id="lat" title="lat" type="double"/>
<attribute id="lon" title="lon" type="double"/>
</attributes>
"""
MARK_GRAPHML, MARK_GEXF = "<!-- Dateline -->", "<creator>Dateline</creator>"


@dataclass(frozen=True)
class Node:
    """A person or a place, with its point."""

    label: str
    kind: str
    lat: float | None = None
    lon: float | None = None

    def attributes(self) -> Iterator[tuple[str, Any]]:
        """Yield what is known of it besides its label."""
        known = (("kind", self.kind), ("lat", self.lat), ("lon", self.lon))
        yield from ((name, value) for name, value in known if value is not None)


@dataclass(frozen=True)
class Edge:
    """Two nodes by number, the documents that name both, and the first and last day."""

    one: int
    other: int
    weight: int
    first: str
    last: str


def write_graphml(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write edges and their nodes as GraphML; the weight is the number of documents."""
    nodes, edges = _graph(blocks)
    stream.write(GRAPHML.encode("utf-8"))
    for number, node in enumerate(nodes):
        about = [("label", node.label), *node.attributes()]
        stream.write(f'<node id="n{number}">{_keyed(about)}</node>\n'.encode())
    for edge in edges:
        told = [("weight", float(edge.weight)), ("first", edge.first), ("last", edge.last)]
        stream.write(f'<edge source="n{edge.one}" target="n{edge.other}">{_keyed(told)}</edge>\n'.encode())
    stream.write(b"</graph>\n</graphml>\n")


def write_gexf(blocks: Blocks, stream: BinaryIO, table: str = "") -> None:
    """Write edges and their nodes as GEXF 1.3; an edge lasts from its first to its last day."""
    nodes, edges = _graph(blocks)
    stream.write(f"{GEXF}<nodes>\n".encode())
    for number, node in enumerate(nodes):
        values = "".join(
            f'<attvalue for="{name}" value="{attribute(value)}"/>' for name, value in node.attributes()
        )
        written = (
            f'<node id="{number}" label="{attribute(node.label)}"><attvalues>{values}</attvalues></node>'
        )
        stream.write(f"{written}\n".encode())
    stream.write(b"</nodes>\n<edges>\n")
    for number, edge in enumerate(edges):
        time = f' start="{edge.first}" end="{edge.last}"' if edge.first else ""
        ends = f'source="{edge.one}" target="{edge.other}"'
        stream.write(f'<edge id="{number}" {ends} weight="{edge.weight}"{time}/>\n'.encode())
    stream.write(b"</edges>\n</graph>\n</gexf>\n")


def _keyed(told: list[tuple[str, Any]]) -> str:
    return "".join(f'<data key="{name}">{markup(value)}</data>' for name, value in told if value != "")


def _graph(blocks: Blocks) -> tuple[list[Node], list[Edge]]:
    """Return the nodes in the order in which edges name them, and the edges."""
    numbers: dict[tuple[str, str], int] = {}
    nodes: list[Node] = []
    edges = []

    def number(node: Node) -> int:
        at = numbers.setdefault((node.kind, node.label), len(nodes))
        if at == len(nodes):
            nodes.append(node)
        return at

    for row in rows.each(blocks):
        one = number(Node(row["name"], "person"))
        if "place" in row:
            other = number(Node(row["place"], "place", float(row["lat"]), float(row["lon"])))
        else:
            other = number(Node(row["other"], "person"))
        first, last = day(row["first_published"]), day(row["last_published"])
        edges.append(
            Edge(
                one, other, int(row["documents"]), first.isoformat() if first else "",
                last.isoformat() if last else "",
            )
        )  # fmt: skip
    return nodes, edges
