"""What became of the recommendations, for everybody to see."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.committees.navigation import crumbs_of
from app.followups import operations, queries
from app.followups.forms import FilterForm, ReportForm
from app.handovers.models import Recommendation
from app.navigation import address_of
from app.paging import asked
from app.submissions import form_page

bp = Blueprint("followups", __name__)


@bp.get("/follow-up")
@allows("followup.list")
def index() -> ResponseReturnValue:
    form = FilterForm(request.args)
    return render_template(
        "followups/index.html",
        found=queries.promises(progress=form.progress, only_late=form.only_late, asked=asked()),
        form=form,
        crumbs=[(_("Task committees"), address_of("committees")), (_("Follow-up"), None)],
    )


@bp.route("/recommendations/<int:recommendation_id>/follow-up", methods=["GET", "POST"])
@allows("followup.report", recommendation=Recommendation)
def report(recommendation: Recommendation) -> ResponseReturnValue:
    form = ReportForm()
    committee = recommendation.result.handover.committee
    return form_page(
        "followups/report.html",
        form,
        carry_out=lambda: operations.report(
            recommendation,
            progress=form.chosen,
            text=form.text.data,
            expected_on=form.expected_on.data,
            by=current_user,
        ),
        leads_to=_page_of(recommendation),
        says=_("The report is public, and the members of the committee are told."),
        of=lambda: queries.latest_on(recommendation),
        version=lambda: queries.number_of_latest(recommendation),
        recommendation=recommendation,
        committee=committee,
        crumbs=crumbs_of(
            committee, (_("Result and answer"), _page_of(recommendation)), (_("Report how far it is"), None)
        ),
    )


def _page_of(recommendation: Recommendation) -> str:
    return url_for(
        "handovers.show",
        committee_id=recommendation.result.handover.committee_id,
        _anchor=f"recommendation-{recommendation.number}",
    )
