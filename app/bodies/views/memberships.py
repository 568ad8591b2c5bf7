"""Who joins, leaves and changes office; who leads a group."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies import operations
from app.bodies.forms import ChangeOfficeForm, LeadGroupForm, LeaveForm, take_on_form
from app.bodies.models import Body, ElectoralGroup, Membership
from app.bodies.views import bp
from app.submissions import status, submission


@bp.route("/bodies/<int:body_id>/members/new", methods=["GET", "POST"])
@allows("membership.add", body=Body)
def take_on(body: Body) -> ResponseReturnValue:
    form = take_on_form(body)
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.take_on(
                body,
                kind=form.kind,
                starts_on=form.starts_on.data,
                basis=form.basis.data,
                by=current_user,
                **form.facts(),
            )
        if sent:
            flash(_("%(name)s belongs to %(body)s now.", name=sent.result.user.name, body=body.name), "success")
            return redirect(url_for(".show", body_id=body.id))
    return render_template("bodies/take_on.html", form=form, body=body), status(form)


@bp.route("/memberships/<int:membership_id>/end", methods=["GET", "POST"])
@allows("membership.edit", membership=Membership)
def leave(membership: Membership) -> ResponseReturnValue:
    form = LeaveForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.leave(membership, ends_on=form.ends_on.data, by=current_user)
        if sent:
            flash(_("The last day of %(name)s is written down.", name=membership.user.name), "success")
            return redirect(url_for(".show", body_id=membership.body_id))
    return render_template("bodies/leave.html", form=form, membership=membership), status(form)


@bp.route("/memberships/<int:membership_id>/office", methods=["GET", "POST"])
@allows("membership.edit", membership=Membership)
def change_office(membership: Membership) -> ResponseReturnValue:
    form = ChangeOfficeForm(membership)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.change_office(
                membership,
                office=form.office.data,
                starts_on=form.starts_on.data,
                basis=form.basis.data,
                by=current_user,
            )
        if sent:
            flash(_("The new office of %(name)s is written down.", name=membership.user.name), "success")
            return redirect(url_for(".show", body_id=membership.body_id))
    return render_template("bodies/change_office.html", form=form, membership=membership), status(form)


@bp.route("/groups/<int:group_id>/leader", methods=["GET", "POST"])
@allows("group.lead", group=ElectoralGroup)
def lead_group(group: ElectoralGroup) -> ResponseReturnValue:
    form = LeadGroupForm(group)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.lead_group(
                group, form.chosen, starts_on=form.starts_on.data, basis=form.basis.data, by=current_user
            )
        if sent:
            flash(_("%(name)s leads the group from that day.", name=form.chosen.name), "success")
            return redirect(url_for(".show", body_id=group.council_id))
    return render_template("bodies/lead_group.html", form=form, group=group), status(form)
