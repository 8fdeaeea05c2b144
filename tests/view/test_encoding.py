import re
from itertools import combinations
from pathlib import Path

import pytest

import kg.view
from kg.view.encoding import LOOKS, link_looks, size_nodes
from kg.view.facts import Facts
from kg.view.graph import read_graph
from kg.view.kinds import NodeKind, ViewKind

STYLE = (Path(kg.view.__file__).parent / "assets" / "page.css").read_text("utf-8")
LIGHT, DARK = "#fcfcfa", "#13171b"


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_kind_of_thing_has_a_shape_of_its_own() -> None:
    assert set(LOOKS) == set(NodeKind)
    assert all(LOOKS[a].shape != LOOKS[b].shape for a, b in combinations(LOOKS, 2))


@pytest.mark.parametrize("kind", list(NodeKind))
def test_marks_keep_their_contrast_by_day_and_by_night(kind: NodeKind) -> None:
    assert contrast(LOOKS[kind].light, LIGHT) >= 3
    assert contrast(LOOKS[kind].dark, DARK) >= 3


@pytest.mark.parametrize(
    "name",
    ["ink", "faint", "accent", "Obligation", "Prohibition", "Permission", "Right", "Exemption", "Recommendation"],
)
def test_words_keep_their_contrast_by_day_and_by_night(name: str) -> None:
    light, dark = re.findall(rf"--{name}: (#[0-9a-f]{{6}})", STYLE)
    for ground in (LIGHT, "#ffffff"):
        assert contrast(light, ground) >= 4.5
    for ground in (DARK, "#1b2127"):
        assert contrast(dark, ground) >= 4.5


def test_what_has_more_links_is_larger(support) -> None:
    graph = read_graph(Facts(support), ViewKind.RELATED)
    size_nodes(graph)
    size = {data["label"]: data["size"] for _, data in graph.nodes(data=True)}
    assert size["Help Desk"] > size["Spare Parts"] == size["Royalties"]


def test_links_are_told_apart_by_kind_and_direction(support) -> None:
    graph = read_graph(Facts(support), ViewKind.RELATED)
    assert [(link.words, link.both) for link in link_looks(graph)] == [("related to", False), ("related to", True)]
