"""The graph as GraphML, for programs that draw and measure networks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

import pyoxigraph as ox

from kg.export.network import to_network

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(quads: Sequence[ox.Quad]) -> bytes:
    """Return the things of the graph and the links between them as GraphML."""
    from networkx import write_graphml_xml

    network = to_network(quads)
    for _, attributes in network.nodes(data=True):
        attributes.update({name: NOT_XML.sub("\N{REPLACEMENT CHARACTER}", v) for name, v in attributes.items()})
    stream = BytesIO()
    write_graphml_xml(network, stream)
    return stream.getvalue()
