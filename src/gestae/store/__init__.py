"""The casebook: an embedded DuckDB file that keeps the record with its provenance.

Start with ``casebook.py: open_casebook``; ``schema.sql`` tells every table and column.
"""
