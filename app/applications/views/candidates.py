"""The candidate list: the secretariat prepares it, the council chooses from it."""

from typing import Any

from flask import make_response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows, may
from app.applications import operations, queries
from app.applications.forms import ConfirmForm, FindCandidatesForm, confirm_form
from app.applications.models import Application
from app.applications.policy import profiles_seen_by
from app.applications.views.blueprint import bp
from app.calls import queries as calls
from app.calls.models import Call
from app.paging import asked
from app.searches import searched
from app.submissions import carried_out, form_page

SHOW = "applications/show_candidate.html"


def _crumbs(call: Call, *here: str) -> list[tuple[str, str | None]]:
    return [
        (_("Calls"), url_for("calls.index")),
        (call.title, url_for("calls.show", call_id=call.id)),
        *([(_("Candidates"), url_for(".candidates", call_id=call.id))] if here else []),
        (here[0] if here else _("Candidates"), None),
    ]


@bp.route("/calls/<int:call_id>/candidates", methods=["GET", "POST"])
@allows("candidate.list", call=Call)
def candidates(call: Call) -> ResponseReturnValue:
    form = searched(FindCandidatesForm, f"candidates {call.id}")
    seen = profiles_seen_by(current_user)
    form.offer(queries.profiles_to_look_for(call, seen))
    search = form.search if form.validate() else queries.CandidateSearch()
    listed = queries.page_of_candidates(call, search, asked(), seen)
    page = render_template(
        "applications/candidates.html",
        call=call,
        form=form,
        listed=listed,
        profiles=queries.profiles_of([candidate.id for candidate in listed.items], seen),
        coverage=queries.coverage(call),
        tally=queries.tally(call),
        crumbs=_crumbs(call),
    )
    # Opening the list is itself something that is written down.
    return carried_out(
        lambda: operations.open_list(call, shown=listed.total, by=current_user),
        leads_to=lambda _opened: make_response(page),
    )


@bp.get("/candidates/<int:application_id>")
@allows("candidate.view", application=Application)
def show_candidate(application: Application) -> ResponseReturnValue:
    """Opening a candidate is itself something that is written down."""
    return carried_out(
        lambda: operations.open_candidate(application, by=current_user),
        leads_to=lambda _opened: make_response(
            render_template(SHOW, form=_form_about(application), **_page_about(application))
        ),
    )


@bp.post("/candidates/<int:application_id>/profiles")
@allows("candidate.confirm", application=Application)
def confirm_profiles(application: Application) -> ResponseReturnValue:
    form = _form_about(application)
    return form_page(
        SHOW,
        form,
        carry_out=lambda: operations.confirm_profiles(application, judgements=form.judgements, by=current_user),
        leads_to=url_for(".candidates", call_id=application.call_id),
        says=_("The profiles of %(name)s are saved.", name=application.name),
        of=application,
        **_page_about(application),
    )


def _form_about(application: Application) -> ConfirmForm:
    return confirm_form(application, calls.wanted(application.call))


def _page_about(application: Application) -> dict[str, Any]:
    return {
        "application": application,
        "call": application.call,
        "repeats": queries.repeats_of(application),
        "matches": [match for match in application.matches if may(current_user, "candidate.see_profile", match)],
        "crumbs": _crumbs(application.call, application.number),
    }
