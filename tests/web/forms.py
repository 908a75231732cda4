"""Forms as a page sends them."""

import re

from fastapi.testclient import TestClient
from httpx import Response


def post_form(client: TestClient, address: str, **fields: str) -> Response:
    """Sends the form with the token that pages of the session hold; does not follow the answer."""
    page = client.get("/log").text
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    answer: Response = client.post(
        address, data={"csrf": found[1], **fields}, follow_redirects=False
    )
    return answer
