"""The ledgers: one line a deed, totals that open into their lines. Start with ``ledger.py``."""
