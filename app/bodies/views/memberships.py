"""Who joins, leaves and changes office; who leads a group."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies import operations
from app.bodies.forms import ChangeOfficeForm, LeadGroupForm, LeaveForm, take_on_form
from app.bodies.models import Body, ElectoralGroup, Membership
from app.bodies.views.blueprint import bp
from app.submissions import form_page


@bp.route("/bodies/<int:body_id>/members/new", methods=["GET", "POST"])
@allows("membership.add", body=Body)
def take_on(body: Body) -> ResponseReturnValue:
    form = take_on_form(body)
    return form_page(
        "bodies/take_on.html",
        form,
        carry_out=lambda: operations.take_on(
            body,
            kind=form.kind,
            starts_on=form.starts_on.data,
            basis=form.basis.data,
            by=current_user,
            **form.facts(),
        ),
        leads_to=url_for(".show", body_id=body.id),
        says=lambda member: _("%(name)s belongs to %(body)s now.", name=member.name, body=body.name),
        body=body,
    )


@bp.route("/memberships/<int:membership_id>/end", methods=["GET", "POST"])
@allows("membership.edit", membership=Membership)
def leave(membership: Membership) -> ResponseReturnValue:
    form = LeaveForm()
    return form_page(
        "bodies/leave.html",
        form,
        carry_out=lambda: operations.leave(membership, ends_on=form.ends_on.data, by=current_user),
        leads_to=url_for(".show", body_id=membership.body_id),
        says=_("The last day of %(name)s is written down.", name=membership.name),
        of=membership,
        membership=membership,
    )


@bp.route("/memberships/<int:membership_id>/office", methods=["GET", "POST"])
@allows("membership.edit", membership=Membership)
def change_office(membership: Membership) -> ResponseReturnValue:
    form = ChangeOfficeForm(membership)
    return form_page(
        "bodies/change_office.html",
        form,
        carry_out=lambda: operations.change_office(
            membership,
            office=form.office.data,
            starts_on=form.starts_on.data,
            basis=form.basis.data,
            by=current_user,
        ),
        leads_to=url_for(".show", body_id=membership.body_id),
        says=_("The new office of %(name)s is written down.", name=membership.name),
        of=membership,
        membership=membership,
    )


@bp.route("/groups/<int:group_id>/leader", methods=["GET", "POST"])
@allows("group.lead", group=ElectoralGroup)
def lead_group(group: ElectoralGroup) -> ResponseReturnValue:
    form = LeadGroupForm(group)
    return form_page(
        "bodies/lead_group.html",
        form,
        carry_out=lambda: operations.lead_group(
            group, form.chosen, starts_on=form.starts_on.data, basis=form.basis.data, by=current_user
        ),
        leads_to=url_for(".show", body_id=group.council_id),
        says=lambda _leader: _("%(name)s leads the group from that day.", name=form.chosen.name),
        of=group,
        group=group,
    )
