"""Pictures for a report, as SVG or PNG. Start with ``picture.py``."""
