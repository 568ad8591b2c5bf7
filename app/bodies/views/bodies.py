"""The council and its committees: read by everybody, kept by the secretariat."""

from collections import defaultdict
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies import operations, queries
from app.bodies.council_file import as_text
from app.bodies.forms import AddGroupForm, CreateBodyForm, EditBodyForm, ImportCouncilForm
from app.bodies.models import Body, BodyKind, ElectoralGroup, Membership
from app.bodies.views import bp
from app.bodies.words import BODY_KINDS, MEMBER_KINDS, office_in
from app.submissions import status, submission

#: Neighbours in the picture differ in brightness too, for those who see no colours.
COLOURS = ("#0b5563", "#e0a458", "#c7472b", "#bfdad9", "#2f7f86", "#f3d9b1", "#7a2d1d", "#8fb8c4", "#8a6a2f", "#d5dedd")


@dataclass(frozen=True)
class Wedge:
    """A group in the picture of the council."""

    group: ElectoralGroup
    count: int
    colour: str

    @property
    def name(self) -> str:
        return self.group.name

    @property
    def letter(self) -> str:
        return self.group.letter


@bp.context_processor
def offer_words() -> dict[str, object]:
    return {"office_in": office_in, "BODY_KINDS": BODY_KINDS, "MEMBER_KINDS": MEMBER_KINDS}


@bp.get("/bodies")
@allows("body.list")
def index() -> ResponseReturnValue:
    council = queries.find_council()
    bodies = queries.standing_bodies()
    return render_template(
        "bodies/index.html",
        council=council,
        wedges=_wedges(council) if council else [],
        members=_by_group(queries.current_memberships(council)) if council else {},
        leaders=queries.group_leaders(council) if council else {},
        bodies=bodies,
        chairs=queries.chairs_of(bodies),
        secretariat=queries.find_body(BodyKind.SECRETARIAT),
    )


def _wedges(council: Body) -> list[Wedge]:
    sizes = queries.group_sizes(council)
    return [
        Wedge(group, count, COLOURS[place % len(COLOURS)])
        for place, (group, count) in enumerate(sizes.items())
        if count
    ]


def _by_group(memberships: list[Membership]) -> dict[int | None, list[Membership]]:
    found = defaultdict(list)
    for membership in memberships:
        found[membership.group_id].append(membership)
    return found


@bp.get("/bodies/<int:body_id>")
@allows("body.view", body=Body)
def show(body: Body) -> ResponseReturnValue:
    return render_template(
        "bodies/show.html",
        body=body,
        memberships=queries.current_memberships(body),
        past=queries.past_memberships(body),
        groups=queries.groups(body),
        leaders=queries.group_leaders(body),
    )


@bp.route("/bodies/new", methods=["GET", "POST"])
@allows("body.create")
def create_body() -> ResponseReturnValue:
    form = CreateBodyForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.create_body(
                kind=form.kind.data,
                name=form.name.data,
                purpose=form.purpose.data,
                term_from=form.term_from.data,
                term_to=form.term_to.data,
                by=current_user,
            )
        if sent:
            flash(_("%(name)s has been made. Now add its members.", name=sent.result.name), "success")
            return redirect(url_for(".show", body_id=sent.result.id))
    return render_template("bodies/create_body.html", form=form), status(form)


@bp.route("/bodies/<int:body_id>/edit", methods=["GET", "POST"])
@allows("body.edit", body=Body)
def edit_body(body: Body) -> ResponseReturnValue:
    form = EditBodyForm(obj=body)
    if form.validate_on_submit():
        with submission(form) as sent:
            operations.edit_body(body, name=form.name.data, purpose=form.purpose.data, by=current_user)
        if sent:
            flash(_("%(name)s is saved.", name=body.name), "success")
            return redirect(url_for(".show", body_id=body.id))
    return render_template("bodies/edit_body.html", form=form, body=body), status(form)


@bp.route("/bodies/<int:body_id>/groups/new", methods=["GET", "POST"])
@allows("body.edit", body=Body)
def add_group(body: Body) -> ResponseReturnValue:
    form = AddGroupForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.add_group(body, letter=form.letter.data.upper(), name=form.name.data)
        if sent:
            flash(_("Group %(letter)s is in the council now.", letter=sent.result.letter), "success")
            return redirect(url_for(".show", body_id=body.id))
    return render_template("bodies/add_group.html", form=form, body=body), status(form)


@bp.route("/bodies/import", methods=["GET", "POST"])
@allows("council.import")
def import_council() -> ResponseReturnValue:
    form = ImportCouncilForm()
    if form.validate_on_submit():
        with submission(form) as sent:
            sent.result = operations.import_council(
                as_text(form.file.data.read()),
                term_from=form.term_from.data,
                term_to=form.term_to.data,
                basis=form.basis.data,
                by=current_user,
            )
        if sent:
            flash(_("The council is there, with its groups and committees. Nobody has been invited yet."), "success")
            return redirect(url_for(".show", body_id=sent.result.id))
    return render_template("bodies/import_council.html", form=form), status(form)
