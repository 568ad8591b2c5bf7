"""The council and its committees: read by everybody, kept by the secretariat."""

from collections import defaultdict
from dataclasses import dataclass

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows
from app.bodies import operations, queries
from app.bodies.boxes import BODY_BUTTONS
from app.bodies.council_file import as_text
from app.bodies.forms import AddGroupForm, CreateBodyForm, EditBodyForm, ImportCouncilForm
from app.bodies.models import Body, BodyKind, ElectoralGroup, Membership
from app.bodies.views.blueprint import bp
from app.bodies.words import office_in
from app.boxes import box_on
from app.sizes import takes_files
from app.submissions import form_page

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
    return {"office_in": office_in}


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
        buttons=box_on(BODY_BUTTONS, body),
        memberships=queries.current_memberships(body),
        past=queries.past_memberships(body),
        groups=queries.groups(body),
        leaders=queries.group_leaders(body),
    )


@bp.route("/bodies/new", methods=["GET", "POST"])
@allows("body.create")
def create_body() -> ResponseReturnValue:
    form = CreateBodyForm()
    return form_page(
        "bodies/create_body.html",
        form,
        carry_out=lambda: operations.create_body(
            kind=form.kind.data,
            name=form.name.data,
            purpose=form.purpose.data,
            term_from=form.term_from.data,
            term_to=form.term_to.data,
            by=current_user,
        ),
        leads_to=_page_of,
        says=lambda body: _("%(name)s has been made. Now add its members.", name=body.name),
    )


@bp.route("/bodies/<int:body_id>/edit", methods=["GET", "POST"])
@allows("body.edit", body=Body)
def edit_body(body: Body) -> ResponseReturnValue:
    form = EditBodyForm(obj=body)
    return form_page(
        "bodies/edit_body.html",
        form,
        carry_out=lambda: operations.edit_body(body, name=form.name.data, purpose=form.purpose.data, by=current_user),
        leads_to=_page_of(body),
        says=lambda _done: _("%(name)s is saved.", name=body.name),
        of=body,
        body=body,
    )


@bp.route("/bodies/<int:body_id>/groups/new", methods=["GET", "POST"])
@allows("body.edit", body=Body)
def add_group(body: Body) -> ResponseReturnValue:
    form = AddGroupForm()
    return form_page(
        "bodies/add_group.html",
        form,
        carry_out=lambda: operations.add_group(body, letter=form.letter.data.upper(), name=form.name.data),
        leads_to=_page_of(body),
        says=lambda group: _("Group %(letter)s is in the council now.", letter=group.letter),
        body=body,
    )


@bp.route("/bodies/import", methods=["GET", "POST"])
@allows("council.import")
@takes_files
def import_council() -> ResponseReturnValue:
    form = ImportCouncilForm()
    return form_page(
        "bodies/import_council.html",
        form,
        carry_out=lambda: operations.import_council(
            as_text(form.file.data.read()),
            term_from=form.term_from.data,
            term_to=form.term_to.data,
            basis=form.basis.data,
            by=current_user,
        ),
        leads_to=_page_of,
        says=_("The council is there, with its groups and committees. Nobody has been invited yet."),
    )


def _page_of(body: Body) -> str:
    return url_for(".show", body_id=body.id)
