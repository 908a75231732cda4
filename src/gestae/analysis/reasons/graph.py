"""The graph of stated reasons: ``ReasonGraph`` with its ``Node``s and ``Edge``s."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal, get_args

import pyarrow as pa

from gestae.records import Actor, Cue, DocumentReference, Excerpt, Span
from gestae.records.columns import to_columns
from gestae.records.rows import Row, plain_row, to_row

NodeKind = Literal["asked", "deed", "reason"]
EdgeKind = Literal["purpose", "motive", "causes", "means", "condition", "despite", "limits"]
"""``limits`` runs from what is told to hold a deed back ("restraint in its aid") to the deed."""
KINDS: tuple[EdgeKind, ...] = get_args(EdgeKind)
"""The kinds in the order in which they are shown."""
WORDING: dict[EdgeKind, str] = {
    "purpose": "is a purpose of",
    "motive": "is a motive of",
    "causes": "is a cause of",
    "means": "is a means of",
    "condition": "is a condition of",
    "despite": "did not prevent",
    "limits": "holds back",
}
REJECTED: dict[EdgeKind, str] = {
    "purpose": "is said to be no purpose of",
    "motive": "is said to be no motive of",
    "causes": "is said to be no cause of",
    "means": "is said to be no means of",
    "condition": "is said to be no condition of",
    "despite": "is said to be no obstacle to",
    "limits": "is said not to hold back",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """The words at one place of a document that stand for a node.

    ``event`` is the id of the event coded there, ``None`` where the words tell none. ``end`` is how
    links name the place.
    """

    end: str
    text: str
    span: Span
    language: str
    document: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Node:
    """A deed, or what is given as a reason, in all the wordings that were found to say the same.

    ``kind``: ``asked`` for what the graph was asked about, ``deed`` where an event is told, else
    ``reason``. ``label`` is the first telling's words; of a policy, its wording in the question.
    ``depth``: steps from what was asked.
    """

    id: str
    kind: NodeKind
    label: str
    depth: int
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Assertion:
    """One sentence that says so.

    ``speakers``: those on whose word, from the outermost inward; empty where the document itself
    says it. ``evidence``: the words that show the tie. ``words``: what the sentence says of the
    other end ("Japan maintains restraint in its aid"). ``link`` is the id of the link.
    """

    speakers: tuple[Actor, ...]
    document: DocumentReference
    sentence: Excerpt
    evidence: Cue
    words: str
    score: float
    link: str


@dataclass(frozen=True, slots=True)
class Edge:
    """That one node is a reason of another, and who says so, the surest first.

    ``reason`` and ``of`` are ids of nodes: the reason is the cause, purpose, condition or obstacle
    of the other. ``rejected``: they say that it is not. ``wording`` says it between the labels ("is
    a purpose of"). ``sources``: who says so, the names of the speakers, else of the documents, each
    once.
    """

    reason: str
    of: str
    kind: EdgeKind
    rejected: bool
    reason_label: str
    wording: str
    of_label: str
    sources: tuple[str, ...]
    assertions: tuple[Assertion, ...]

    @property
    def documents(self) -> int:
        """In how many documents it is said."""
        return len({assertion.document.id for assertion in self.assertions})


def name_source(assertion: Assertion) -> str:
    """Who says so: the names of the speakers, else of the document."""
    if assertion.speakers:
        return ", ".join(dict.fromkeys(speaker.name for speaker in assertion.speakers))
    return name_document(assertion.document)


def name_document(document: DocumentReference) -> str:
    """A document by its publisher, else its title, else the name of its file."""
    return document.publisher or document.title or PurePath(document.key).name


@dataclass(frozen=True, slots=True)
class ReasonGraph:
    """The stated reasons around a deed or a policy.

    ``asked``: the deed or policy in words. ``center``: the node that was asked about; it is there
    even where no reason is told. Nodes by depth, then in the order of the texts. Edges by depth:
    the reasons of what was asked by their kind, then what it is a reason of; in each the best
    attested first.
    """

    asked: str
    center: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def node(self, name: str) -> Node:
        """The node with that id; raises ``KeyError``."""
        return {node.id: node for node in self.nodes}[name]

    def edges_table(self) -> pa.Table:
        """The edges with who says so, a row each."""
        return to_columns(self.edges, Edge)

    def nodes_table(self) -> pa.Table:
        """The nodes with their wordings, a row each."""
        return to_columns(self.nodes, Node)

    def to_dict(self) -> Row:
        """The whole graph as one JSON object, for ``records.rows.to_json``."""
        return plain_row(to_row(self))
