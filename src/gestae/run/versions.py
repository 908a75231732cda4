"""Language versions of one text in a casebook: ``find_versions``, when deeds have been linked."""

from collections.abc import Iterator, Sequence

import duckdb

from gestae.assembly.versions import find_version
from gestae.ontology.load import load_ontology
from gestae.records import Link
from gestae.store import versions as store

PAIRS_AT_ONCE = 200


def find_versions(connection: duckdb.DuckDBPyConnection, fresh: Sequence[str]) -> Iterator[Link]:
    """A link for each two documents that are one text in two languages, of which one is fresh.

    Only documents that tell deeds in common are laid side by side: others corroborate nothing.
    """
    pairs = store.find_candidates(connection, fresh)
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        piece = pairs[start : start + PAIRS_AT_ONCE]
        told = store.read_sentences(connection, {name for pair in piece for name in pair})
        for one, other in piece:
            link = find_version((one, told[one]), (other, told[other]), load_ontology())
            if link is not None:
                yield link
