"""Who may do what: headers, users, sessions, forged requests, limits. Start with ``guard``."""
