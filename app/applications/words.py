"""What the ages of applicants are called, and where an application is."""

from flask_babel import lazy_gettext as _

from app.applications.models import AgeBand, ApplicationStatus
from app.words import Words

AGE_BANDS = Words(
    AgeBand,
    {
        AgeBand.UNDER_18: _("Under 18"),
        AgeBand.FROM_18_TO_29: _("18 to 29"),
        AgeBand.FROM_30_TO_44: _("30 to 44"),
        AgeBand.FROM_45_TO_59: _("45 to 59"),
        AgeBand.FROM_60_TO_74: _("60 to 74"),
        AgeBand.FROM_75: _("75 or older"),
    },
)

STATUSES = Words(
    ApplicationStatus,
    {
        ApplicationStatus.RECEIVED: _("Received"),
        ApplicationStatus.WITHDRAWN: _("Withdrawn"),
        ApplicationStatus.APPOINTED: _("Appointed"),
        ApplicationStatus.NOT_APPOINTED: _("Not chosen this time"),
        ApplicationStatus.REPEATED: _("Sent again, does not count"),
    },
    badge={ApplicationStatus.RECEIVED: "success", ApplicationStatus.APPOINTED: "success"},
    #: Said to the applicant.
    to_you={
        ApplicationStatus.RECEIVED: _("Received: the council has not decided yet"),
        ApplicationStatus.WITHDRAWN: _("Withdrawn by you"),
        ApplicationStatus.APPOINTED: _("You have been appointed"),
        ApplicationStatus.NOT_APPOINTED: _("You were not appointed this time"),
    },
)
