"""The terms of reference: read, written, compared, presented and commented."""

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.access import allows, may
from app.bodies.queries import joint_meeting
from app.committees import comparison, operations, queries, sections
from app.committees.forms.steps import CommentTermsForm, PresentTermsForm, ReplyForm
from app.committees.forms.terms import SaveTermsForm
from app.committees.models import TaskCommittee, TermsComment, TermsVersion
from app.committees.navigation import crumbs_of
from app.committees.views.blueprint import bp
from app.submissions import form_page


@bp.get("/committees/<int:committee_id>/terms")
@allows("terms.view", committee=TaskCommittee)
def show_terms(committee: TaskCommittee) -> ResponseReturnValue:
    number = request.args.get("version", type=int)
    terms = queries.terms_to_show(committee, number, with_drafts=_reads_drafts(committee))
    if terms is None and number is not None:
        abort(404)
    return render_template(
        "committees/show_terms.html",
        committee=committee,
        terms=terms,
        newest=queries.draft_of(committee),
        adoption=queries.adoptions(committee).get(terms.number) if terms else None,
        comments=queries.comments(committee),
        sections=sections,
        crumbs=crumbs_of(committee, (_("Terms of reference"), None)),
    )


@bp.route("/committees/<int:committee_id>/terms/edit", methods=["GET", "POST"])
@allows("terms.edit", committee=TaskCommittee)
def save_terms(committee: TaskCommittee) -> ResponseReturnValue:
    form = SaveTermsForm.showing(queries.draft_of(committee), sections.suggested(committee))
    begun_from = form.based_on.data
    return form_page(
        "committees/save_terms.html",
        form,
        carry_out=lambda: operations.save_terms(
            committee, form.content, based_on=form.based_on.data, note=form.note.data, by=current_user
        ),
        leads_to=lambda saved: url_for(".show_terms", committee_id=committee.id, version=saved.number),
        says=lambda saved: _("Version %(number)s is saved.", number=saved.number),
        of=lambda: queries.draft_of(committee),
        version=lambda: queries.latest_number(committee),
        committee=committee,
        merged=lambda: _merged(committee, form, begun_from),
        chapters=sections.CHAPTERS,
        crumbs=_crumbs(committee, _("Write")),
    )


def _merged(committee: TaskCommittee, form: SaveTermsForm, begun_from: int | None) -> comparison.Merge | None:
    """What comes of the text and the one that somebody else saved meanwhile."""
    if form.overtaken_by is None:
        return None
    base = queries.version(committee, begun_from or 0, with_drafts=True)
    content = sections.content_of(base) if base else sections.suggested(committee)
    return form.merge(form.overtaken_by, content)


@bp.get("/committees/<int:committee_id>/terms/versions")
@allows("terms.view", committee=TaskCommittee)
def versions(committee: TaskCommittee) -> ResponseReturnValue:
    return render_template(
        "committees/versions.html",
        committee=committee,
        versions=queries.versions(committee, with_drafts=_reads_drafts(committee)),
        adoptions=queries.adoptions(committee),
        crumbs=_crumbs(committee, _("Versions")),
    )


@bp.get("/committees/<int:committee_id>/terms/comparison")
@allows("terms.view", committee=TaskCommittee)
def compare_terms(committee: TaskCommittee) -> ResponseReturnValue:
    seen = queries.versions(committee, with_drafts=_reads_drafts(committee))
    chosen = comparison.choose(seen, request.args.get("from", type=int), request.args.get("to", type=int))
    return render_template(
        "committees/compare_terms.html",
        committee=committee,
        versions=seen,
        chosen=chosen or abort(404),
        crumbs=_crumbs(committee, _("Compare versions")),
    )


@bp.route("/committees/<int:committee_id>/presentation", methods=["GET", "POST"])
@allows("terms.present", committee=TaskCommittee)
def present_terms(committee: TaskCommittee) -> ResponseReturnValue:
    form = PresentTermsForm(joint_meeting())
    return form_page(
        "committees/present_terms.html",
        form,
        carry_out=lambda: operations.present_terms(committee, meeting=form.chosen_meeting, by=current_user),
        leads_to=url_for(".show_terms", committee_id=committee.id),
        says=_("The draft is put before the joint meeting. All councillors can read it now."),
        of=lambda: queries.draft_of(committee),
        version=lambda: queries.latest_number(committee),
        committee=committee,
        draft=lambda: queries.draft_of(committee),
        missing=lambda: _missing(committee),
        joint_meeting=joint_meeting,
        crumbs=_crumbs(committee, _("Joint meeting")),
    )


def _missing(committee: TaskCommittee) -> list[str]:
    draft = queries.draft_of(committee)
    return sections.missing(draft) if draft else []


@bp.route("/terms/<int:terms_id>/comments", methods=["GET", "POST"])
@allows("terms.comment", terms=TermsVersion)
def comment_terms(terms: TermsVersion) -> ResponseReturnValue:
    form = CommentTermsForm(data={"section": request.args.get("section")})
    return form_page(
        "committees/comment_terms.html",
        form,
        carry_out=lambda: operations.comment_terms(
            terms, section=str(form.section.data), text=form.text.data, by=current_user
        ),
        leads_to=lambda comment: url_for(
            ".show_terms",
            committee_id=terms.committee_id,
            version=terms.number,
            _anchor=f"section-{comment.section}",
        ),
        says=_("Your comment is there for the drafters to answer."),
        terms=terms,
        crumbs=_crumbs(terms.committee, _("Comment")),
    )


@bp.route("/comments/<int:comment_id>/reply", methods=["GET", "POST"])
@allows("terms.reply", comment=TermsComment)
def reply(comment: TermsComment) -> ResponseReturnValue:
    committee, form = comment.terms.committee, ReplyForm()
    return form_page(
        "committees/reply.html",
        form,
        carry_out=lambda: operations.reply(comment, text=form.text.data, by=current_user),
        leads_to=url_for(".show_terms", committee_id=committee.id, _anchor=f"section-{comment.section}"),
        says=_("Your answer stands under the comment."),
        comment=comment,
        section=sections.BY_NAME[comment.section],
        crumbs=_crumbs(committee, _("Answer")),
    )


def _reads_drafts(committee: TaskCommittee) -> bool:
    return may(current_user, "terms.view_drafts", committee)


def _crumbs(committee: TaskCommittee, here: str) -> list[tuple[str, str | None]]:
    return crumbs_of(
        committee, (_("Terms of reference"), url_for(".show_terms", committee_id=committee.id)), (here, None)
    )
