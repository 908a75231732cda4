"""Files to documents: one module per format in this folder, found by its file name.

Start with ``shared/document.py`` for how a text becomes a ``Document``.
"""
