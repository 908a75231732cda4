"""What readers have in common; no format lives here.

The way of a text: ``source`` (bytes, with limits) → ``decode`` (bytes to text) → ``original``
(text as kept, with the way back) → ``lines``, ``heads``, ``wrap``, ``speakers`` (its shape) →
``passages`` → ``document``. ``registry`` finds the reader of a file, ``walk`` the files of a path.
Start with ``document.py``.
"""
