"""What readers have in common; no format lives here.

The way of a text: ``source`` (bytes, within limits) → ``decode`` and ``repair`` (text, and
``original``, the way back) → ``lines`` → ``speakers``, ``heads`` and ``titles`` (what its shape
says) → ``wrap`` and ``passages`` → ``document``. Formats that know their paragraphs come in by
``layout``; ``printed`` and ``pages`` serve PDF, ``captions`` subtitles, ``rows`` and ``columns``
tables, ``unpack`` archives. ``registry`` finds the reader of a file, ``walk`` the files of a
path. Start with ``document.py``.
"""
