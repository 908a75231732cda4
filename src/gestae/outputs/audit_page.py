"""An audit as one page of HTML that needs nothing beside it: start with ``write_audit``."""

from html import escape
from typing import IO, Any

from gestae.assembly.audit.files import Audit


def write_audit(audited: Audit, out: IO[Any]) -> None:
    """Writes the page: what was compared, how many differences of each kind, and each of them."""
    out.write("<!doctype html>\n<meta charset='utf-8'>\n<title>Translation audit</title>\n")
    for finding in audited.findings:
        out.write(f"<p>{escape(finding.reason)}</p>\n")
