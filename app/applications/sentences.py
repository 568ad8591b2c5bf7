"""How the audit trail tells of applications."""

from flask_babel import lazy_gettext as _

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
from app.trail import Told

TOLD = Told(
    theme=_("Applications"),
    sentences={
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
    },
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
)
