"""What decisions about a committee carry with them for its calls."""

from app.calls import operations

CONSEQUENCES = {"committee.drop": operations.withdraw_all}
