"""Who deals with whom: the network of all parties. Start with ``network.py``."""
