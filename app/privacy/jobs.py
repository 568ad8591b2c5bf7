"""What is erased by itself."""

from app.privacy import operations
from app.schedule import daily
from app.transactions import transaction


@daily("03:30", kind="personal_data.forget")
def forget_what_has_served() -> None:
    """Done again on a day it has been done: nothing is left to erase."""
    with transaction():
        operations.forget_what_has_served()
