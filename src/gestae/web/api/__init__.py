"""What the routes of ``/api`` share: ``schemas`` of the answers, and ways to ``answer``."""
