"""What users' decisions make of the record, as pure functions over the log.

Start with ``standing.py`` (which decisions stand), then ``overlay.py`` (an event as it stands) and
``correct.py`` (what a user may write for a field). ``store/decisions.py`` keeps the log.
"""
