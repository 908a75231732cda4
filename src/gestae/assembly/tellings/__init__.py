"""Tellings of one deed: which events of a casebook tell the same, and why.

Start with ``likeness.py``: what two tellings have in common, as a score with its reasons. Its
rules lie in ``rules/``, their weights in ``ontology/tables/tellings.toml``. ``relation.py`` says
what kind of link two tellings have, ``deeds.py`` which tellings together tell one deed.
"""
