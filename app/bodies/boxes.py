"""Where others show something on the page of a body."""

from app.bodies.models import Body
from app.boxes import Slot

#: Among the buttons in the heading: where to go from here.
BODY_BUTTONS: Slot[Body] = Slot()
