"""How a record leaves the program: one file a format in ``formats/``; start with ``write.py``."""
