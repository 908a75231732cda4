"""The rules that compare two tellings, each a small function with its reason in its docstring.

A rule is symmetric: what it finds for (a, b) it finds for (b, a). ``RULES`` in ``likeness.py``
lists them in the order in which reasons are told.
"""
