"""What the pages take from npm, pinned in ``package-lock.json``; ``build`` fetches it."""
