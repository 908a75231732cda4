"""Plain text and Markdown. ``make_document`` is for a text already in hand."""

from gestae.readers.shared.document import make_document

__all__ = ["make_document"]
