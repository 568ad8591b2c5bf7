"""A seat whose holder leaves."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies.models import Seat
from app.committees.navigation import crumbs_of
from app.law.vacancies import Departure
from app.navigation import address_of
from app.submissions import form_page
from app.vacancies import operations, queries
from app.vacancies.forms import VacancyForm

bp = Blueprint("vacancies", __name__)


@bp.route("/seats/<int:seat_id>/vacancy", methods=["GET", "POST"])
@allows("seat.fill", seat=Seat)
def fill(seat: Seat) -> ResponseReturnValue:
    committee = queries.committee_of(seat)
    form = VacancyForm(queries.holder_of(seat))
    form.offer(queries.possible_successors(seat))
    return form_page(
        "vacancies/fill.html",
        form,
        carry_out=lambda: operations.fill(
            seat,
            holder_id=form.holder_id.data,
            departure=Departure[str(form.departure.data)],
            last_day=form.last_day.data,
            **form.successor(),
            by=current_user,
        ),
        leads_to=address_of(committee),
        says=lambda successor: _("%(name)s has taken over the seat.", name=successor.name),
        seat=seat,
        committee=committee,
        group=lambda: queries.owner_of(seat),
        of=seat,
        version=lambda: queries.holder_id(seat),
        holder=lambda: queries.holder_of(seat),
        crumbs=crumbs_of(committee, (_("A seat becomes vacant"), None)),
    )
