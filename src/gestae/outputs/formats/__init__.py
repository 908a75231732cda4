"""One module a format; the folder is the registry, and ``gestae.outputs.write`` reads it.

A format has ``write(rows, kind, out)``, ``BINARY``, and ``SUFFIXES``, the file names that tell it.
"""
