"""How much somebody may send: little as a stranger, more when signed in, most where files are taken."""

from io import BytesIO

import pytest
from wtforms.fields.core import UnboundField

from app import sizes
from app.fields import FileField
from tests.builders import a_citizen_member, a_user
from tests.kernel.test_large_texts import forms_of_all_slices
from tests.workspaces.builders import a_working_committee

pytestmark = pytest.mark.usefixtures("app")


class Unread(BytesIO):
    """A body that says when somebody reads it."""

    was_read = False

    def read(self, *size):
        self.was_read = True
        return super().read(*size)


def test_a_strangers_twelve_megabytes_are_refused_before_they_are_read(client):
    body = Unread(b"email=" + b"x" * 12 * 1024 * 1024)
    answer = client.post(
        "/sign-in",
        input_stream=body,
        content_length=len(body.getvalue()),
        content_type="application/x-www-form-urlencoded",
    )
    assert (answer.status_code, client.page.heading) == (413, "Det var for stort")
    assert "256 kB" in client.page.text
    assert not body.was_read


@pytest.mark.parametrize(("more", "status"), [(-100, 400), (1, 413)])
def test_somebody_signed_in_may_send_more_than_a_stranger(sign_in, more, status):
    """400: it was read, and has no token."""
    browser = sign_in(a_user())
    assert browser.post("/my-account", data={"name": "x" * (sizes.SIGNED_IN + more - 5)}).status_code == status


def test_a_file_may_be_larger_than_a_text(sign_in):
    committee = a_working_committee()
    browser = sign_in(a_citizen_member(committee))
    path = f"/committees/{committee.id}/papers/new"
    too_large = {"CONTENT_LENGTH": str(12 * 1024 * 1024 + 1)}
    answer = browser.post(path, content_type="multipart/form-data; boundary=x", environ_overrides=too_large)
    assert answer.status_code == 413
    assert "12 MB" in browser.page.text


def test_every_form_with_a_file_is_among_those_that_may_be_large(app):
    with_file = {
        form.__name__
        for form in forms_of_all_slices()
        if any(
            isinstance(field, UnboundField) and issubclass(field.field_class, FileField)
            for field in vars(form).values()
        )
    }
    takes = {endpoint for endpoint, view in app.view_functions.items() if getattr(view, "takes_files", False)}
    assert (with_file, takes) == (
        {"PaperForm", "ImportCouncilForm"},
        {"workspaces.add_paper", "bodies.import_council"},
    )
