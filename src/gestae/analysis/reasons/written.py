"""A graph of reasons for other programs: ``to_dot``, ``to_argdown``, ``to_json``."""

import re
from collections.abc import Callable, Iterator, Mapping
from textwrap import wrap

from gestae.analysis.reasons.graph import (
    WORDING,
    Assertion,
    Edge,
    EdgeKind,
    Node,
    ReasonGraph,
    name_document,
)
from gestae.records.rows import to_json as row_to_json

WIDTH = 32
"""Characters of a line in a box of a drawn graph."""
_COLOURS: Mapping[EdgeKind, str] = {
    "purpose": "#009e73",
    "motive": "#8f4fa3",
    "causes": "#0072b2",
    "means": "#2b7a85",
    "condition": "#e69f00",
    "despite": "#d55e00",
    "limits": "#888888",
}
_AGAINST = frozenset({"despite", "limits"})


def to_json(graph: ReasonGraph) -> str:
    """The graph as one JSON object with ``asked``, ``center``, ``nodes`` and ``edges``."""
    return row_to_json(graph.to_dict()) + "\n"


def to_dot(graph: ReasonGraph) -> str:
    """The graph in the language of Graphviz; reasons point at what they are reasons of.

    Rejected reasons are dashed; every line names the kind and who says so.
    """
    lines = [
        "digraph reasons {",
        "  rankdir=LR;",
        '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=10];',
        '  edge [fontname="sans-serif", fontsize=9];',
        *(f"  {_quoted(node.id)} [{_node_style(node)}];" for node in graph.nodes),
        *(f"  {_quoted(e.reason)} -> {_quoted(e.of)} [{_edge_style(e)}];" for e in graph.edges),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node_style(node: Node) -> str:
    label = "\n".join(wrap(node.label, WIDTH)) or node.label
    bold = ", penwidth=2" if node.kind == "asked" else ""
    return f"label={_quoted(label)}{bold}"


def _edge_style(edge: Edge) -> str:
    verdict = "not " if edge.rejected else ""
    label = f"{verdict}{edge.kind}\n{'; '.join(edge.sources)}"
    style = ', style=dashed, arrowhead="tee"' if edge.rejected else ""
    return f'label={_quoted(label)}, color="{_COLOURS[edge.kind]}"{style}'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def to_argdown(graph: ReasonGraph) -> str:
    """The graph as Argdown: a statement a node, an argument an edge, with its sentences.

    What is a reason of a deed supports it, an obstacle or what holds it back attacks it, and who
    rejects a reason attacks the argument that it is one.
    """
    names = {node.id: f"R{number}" for number, node in enumerate(graph.nodes)}
    return "\n".join(
        [
            "===",
            f"title: Reasons told for {_plain(graph.asked)}",
            "===",
            "",
            *(f"[{names[node.id]}]: {_plain(node.label)}\n" for node in graph.nodes),
            *(
                part
                for number, edge in enumerate(graph.edges, start=1)
                for part in _argument(f"A{number}", edge, names)
            ),
        ]
    )


def _argument(name: str, edge: Edge, names: Mapping[str, str]) -> Iterator[str]:
    said = WORDING[edge.kind]
    yield (
        f"<{name}>: “{_plain(edge.reason_label)}” {said} “{_plain(edge.of_label)}”. #{edge.kind}"
        + (" #rejected" if edge.rejected else "")
    )
    yield f"  {'->' if edge.kind in _AGAINST else '+>'} [{names[edge.of]}]"
    yield f"  <+ [{names[edge.reason]}]"
    for number, assertion in enumerate(edge.assertions, start=1):
        sign = "<-" if edge.rejected else "<+"
        yield f"  {sign} <{name}.{number}>: {_told(assertion)}"
    yield ""


def _told(assertion: Assertion) -> str:
    who = ", ".join(speaker.name for speaker in assertion.speakers)
    where = _plain(name_document(assertion.document))
    told = f"“{_plain(assertion.sentence.text)}”"
    return f"{_plain(who)}, in {where}: {told}" if who else f"{where}: {told}"


def _plain(text: str) -> str:
    """Words without the marks that Argdown reads as its own, on one line."""
    text = re.sub(r"\[", "(", re.sub(r"\]", ")", " ".join(text.split())))
    return re.sub(r"[<>{}#@*_]", "", text)


WRITTEN: Mapping[str, Callable[[ReasonGraph], str]] = {
    "dot": to_dot,
    "argdown": to_argdown,
    "json": to_json,
}
"""The formats by name."""
SUFFIXES: Mapping[str, str] = {
    ".dot": "dot", ".gv": "dot", ".argdown": "argdown", ".ad": "argdown", ".json": "json",
}  # fmt: skip
"""The formats that a file's name tells."""
