"""How the audit trail tells of areas, committees and their terms."""

from flask_babel import lazy_gettext as _
from sqlalchemy import select

from app.committees.events import (
    AreaRecorded,
    CommentAnswered,
    CommitteeConcluded,
    CommitteeDropped,
    CommitteeEstablished,
    CommitteeProposed,
    DraftersNamed,
    FacilitatorAssigned,
    FormChosen,
    ResultDelivered,
    TermsChanged,
    TermsCommented,
    TermsPresented,
    TermsSaved,
    WorkBegun,
)
from app.committees.models import Area, TaskCommittee
from app.trail import Naming, Told

TOLD = Told(
    theme=_("Areas, committees and terms of reference"),
    sentences={
        AreaRecorded: _("The area for development “%(area)s” was recorded by %(body)s."),
        FormChosen: _("A form was chosen for the area for development “%(area)s”: %(form)s."),
        CommitteeProposed: _("The task committee was proposed."),
        DraftersNamed: _(
            "The council named two councillors to draft the terms of reference, in decision %(decision)s."
        ),
        TermsSaved: _("Version %(number)s of the terms of reference was saved."),
        TermsPresented: _("Version %(number)s of the terms of reference is put before the joint meeting: %(meeting)s."),
        TermsCommented: _("A councillor commented on the terms of reference."),
        CommentAnswered: _("A comment on the terms of reference was answered."),
        CommitteeEstablished: _(
            "The council established the committee with version %(number)s of the terms of reference, in decision %(decision)s."
        ),
        TermsChanged: _(
            "The council put version %(number)s of the terms of reference in force, in decision %(decision)s."
        ),
        CommitteeDropped: _("The committee was dropped."),
        FacilitatorAssigned: _("%(user)s became the facilitator."),
        WorkBegun: _("The committee has its members and begins its work."),
        ResultDelivered: _("The committee handed over its result."),
        CommitteeConcluded: _("The committee's task is done."),
    },
    names={
        "area": Naming(select(Area.id, Area.title)),
        "committee": Naming(select(TaskCommittee.id, TaskCommittee.title)),
    },
)
