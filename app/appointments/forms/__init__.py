"""What is written down at the council's meeting when members are appointed."""

from app.appointments.forms.agreed import list_form
from app.appointments.forms.offices import BallotForm, ElectForm, OfficeDrawForm, ballot_form
from app.appointments.forms.preparation import AbandonForm, CompleteForm, MethodForm, OpenForm, presence_form
from app.appointments.forms.strict import DrawForm, PickForm, StrikeOutForm, WaiverForm, draw_form

__all__ = [
    "AbandonForm",
    "BallotForm",
    "CompleteForm",
    "DrawForm",
    "ElectForm",
    "MethodForm",
    "OfficeDrawForm",
    "OpenForm",
    "PickForm",
    "StrikeOutForm",
    "WaiverForm",
    "ballot_form",
    "draw_form",
    "list_form",
    "presence_form",
]
