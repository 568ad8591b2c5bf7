"""The pages from an area to an established committee, as people meet them."""

import pytest

from app.access import may
from tests.committees.builders import an_open_area

pytestmark = pytest.mark.usefixtures("app")


def test_x(client):
    client.get("/areas")
    assert client.page.heading
