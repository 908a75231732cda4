"""The pages and what they send: one file a page, with a ``router`` and a ``PLACE``."""
