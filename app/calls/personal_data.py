"""Calls keep nothing of people."""

from app.calls.models import Call, CallDate

NOT_PERSONAL = {
    Call: {"*": "what the municipality has published"},
    CallDate: {"*": "when and where a committee meets"},
}
