"""The workbench: a casebook in the browser. Start with ``app.create_app``.

A page is a file in ``routes/`` with a ``router`` and, where the navigation shows it, a ``PLACE``;
its template lies in ``pages/`` under the same name, its words in ``words/``, its script, if it
needs one, in ``static/js/``. Routes are thin: they ask the layers below and show the answer.
"""
