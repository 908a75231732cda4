"""One module a command; the folder is the registry, and ``gestae.cli.main`` reads it."""
