"""One module a format; the folder is the registry, and ``gestae.outputs.write`` reads it.

A format has ``write(tables, kind, out)``, ``BINARY``, ``FOR_PEOPLE`` (who would rather read names
than ids) and ``SUFFIXES``, the names of its files.
"""
