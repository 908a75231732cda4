"""One module a format; the folder is the registry, and ``gestae.outputs.write`` reads it.

A format has ``write(tables, kind, out)``, ``BINARY``, and ``SUFFIXES`` of its files.
"""
