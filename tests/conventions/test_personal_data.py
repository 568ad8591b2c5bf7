"""Every text of every table, and whatever leads to a person, stands in the register of personal data."""

import pytest

from app.personal import the_register

pytestmark = pytest.mark.usefixtures("app")


def test_nothing_is_kept_of_people_that_the_register_does_not_name():
    assert list(the_register().faults()) == []
