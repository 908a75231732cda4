"""What ``gestae review`` does: ``verbs.py`` for single decisions, ``logs.py`` for whole logs,
``session.py`` for going through events at the terminal.
"""
