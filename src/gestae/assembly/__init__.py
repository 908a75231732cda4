"""Which records tell the same, side by side. Start with ``translations.py`` and ``align.py``."""
