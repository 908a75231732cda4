"""The command line: one file a command in ``commands/``; start with ``main.py``."""
