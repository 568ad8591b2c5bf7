import pytest

pytest.register_assert_rewrite(
    *(f"tests.journeys.{part}" for part in ("cast", "founding", "calling", "appointing", "electing", "working"))
)

from tests.journeys.cast import Cast  # noqa: E402 -- asserts in it are explained only when it is imported after the line above


@pytest.fixture
def cast(new_client):
    """Everybody in the journey."""
    return Cast(new_client)
