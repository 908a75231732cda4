"""Words and names as tables hold them, whatever the language's writing."""

from gestae.ontology.han import simplify
from gestae.records import Token


def written(token: Token) -> str:
    """A word in lower case, of Chinese in simplified characters."""
    return simplify(token.text.lower())
