"""Our own tables, loaded and checked. Start with ``load.py``."""
