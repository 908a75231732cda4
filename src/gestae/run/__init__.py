"""Where and how often coding runs: the only layer that knows processes.

Start with ``local.py: read_into_casebook``; ``batch.py: code_batch`` is what every executor runs.
"""
