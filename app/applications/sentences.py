"""How the audit trail tells of applications."""

from flask_babel import lazy_gettext as _
from sqlalchemy import and_, exists

from app.applications.events import (
    ApplicantAppointed,
    ApplicantForgotten,
    ApplicantNotAppointed,
    ApplicationChanged,
    ApplicationReceived,
    ApplicationRepeated,
    ApplicationReplaced,
    ApplicationWithdrawn,
    CandidateOpened,
    CandidatesListed,
    ConsentWithdrawn,
    LinkRenewed,
    LinkRequested,
    ProfilesConfirmed,
    SensitiveAnswersDeleted,
)
from app.calls.models import Call
from app.events import EventRecord
from app.trail import Told

SENTENCES = {
    ApplicationReceived: _("An application was received (no. %(application_id)s)."),
    ApplicationRepeated: _("Somebody applied a second time (no. %(application_id)s, first no. %(first_id)s)."),
    ApplicationReplaced: _("An applicant let the second application stand (no. %(application_id)s)."),
    ApplicationChanged: _("An application was changed (no. %(application_id)s)."),
    ApplicationWithdrawn: _("An application was withdrawn (no. %(application_id)s)."),
    LinkRequested: _("An applicant asked for the private link again (no. %(application_id)s)."),
    LinkRenewed: _("An applicant got a new private link (no. %(application_id)s)."),
    CandidateOpened: _("An application was opened and read (no. %(application_id)s)."),
    CandidatesListed: _("A list of candidates was opened (how many: %(shown)s)."),
    ConsentWithdrawn: _("An applicant took back a consent, and the answer was deleted."),
    SensitiveAnswersDeleted: _("The answers to sensitive profiles were deleted, since their time was up."),
    ProfilesConfirmed: _("It was noted which profiles a candidate fits (no. %(application_id)s)."),
    ApplicantAppointed: _("An applicant was appointed and told so (no. %(application_id)s)."),
    ApplicantNotAppointed: _("An applicant was not appointed and told so (no. %(application_id)s)."),
    ApplicantForgotten: _("The personal data of an application were deleted (no. %(application_id)s)."),
}

#: While a call is open nobody but the secretariat counts how many have applied.
OF_OPEN_CALLS = and_(
    EventRecord.kind.in_([kind.__name__ for kind in SENTENCES]),
    exists().where(
        Call.committee_id == EventRecord.committee_id, Call.is_open, Call.published_at <= EventRecord.happened_at
    ),
)

TOLD = Told(
    theme=_("Applications"),
    sentences=SENTENCES,
    # The names of applicants stand with their applications, where they can be forgotten.
    unnamed=dict.fromkeys(
        (
            ApplicationReceived,
            ApplicationRepeated,
            ApplicationReplaced,
            ApplicationChanged,
            ApplicationWithdrawn,
            LinkRenewed,
            LinkRequested,
            ConsentWithdrawn,
        ),
        _("An applicant"),
    ),
    kept_back=OF_OPEN_CALLS,
)
