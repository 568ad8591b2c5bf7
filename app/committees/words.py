"""What the forms of participation, the stages of a committee and the ways to appoint a chair are called."""

from flask_babel import lazy_gettext as _

from app.committees.models import ChairRule, ParticipationForm, Stage
from app.words import Words

PARTICIPATION_FORMS = Words(
    ParticipationForm,
    {
        ParticipationForm.TASK_COMMITTEE: _("Task committee"),
        ParticipationForm.ADVISORY_BOARD: _("Advisory board"),
        ParticipationForm.THINK_TANK: _("Think tank"),
        ParticipationForm.PARTICIPATORY_BUDGETING: _("Participatory budgeting"),
        ParticipationForm.AMBASSADOR_CORPS: _("Ambassador corps"),
        ParticipationForm.STANDING_COMMITTEE: _("The standing committee itself"),
    },
    sentence={
        ParticipationForm.TASK_COMMITTEE: _("task committee"),
        ParticipationForm.ADVISORY_BOARD: _("advisory board"),
        ParticipationForm.THINK_TANK: _("think tank"),
        ParticipationForm.PARTICIPATORY_BUDGETING: _("participatory budgeting"),
        ParticipationForm.AMBASSADOR_CORPS: _("ambassador corps"),
        ParticipationForm.STANDING_COMMITTEE: _("the standing committee itself"),
    },
    #: What it is, for whoever chooses.
    explained={
        ParticipationForm.TASK_COMMITTEE: _(
            "Councillors and citizens develop a policy together. The council is asked to set it up."
        ),
        ParticipationForm.ADVISORY_BOARD: _("A standing group that the committee asks for advice."),
        ParticipationForm.THINK_TANK: _("Experts who look at the matter for a time and write what they find."),
        ParticipationForm.PARTICIPATORY_BUDGETING: _("Citizens decide what a sum of money is spent on."),
        ParticipationForm.AMBASSADOR_CORPS: _("Citizens who carry the matter into their own circles."),
        ParticipationForm.STANDING_COMMITTEE: _(
            "The committee takes it up in its own meetings, with a hearing if need be."
        ),
    },
)

STAGES = Words(
    Stage,
    {
        Stage.PROPOSED: _("Proposed"),
        Stage.DRAFTING: _("The task is being written"),
        Stage.PRESENTED: _("The task is being discussed"),
        Stage.ESTABLISHED: _("Finding members"),
        Stage.WORKING: _("At work"),
        Stage.DELIVERED: _("Waiting for the council's answer"),
        Stage.ANSWERED: _("Answered by the council"),
        Stage.DROPPED: _("Not carried on"),
    },
    badge={Stage.WORKING: "success", Stage.ESTABLISHED: "info", Stage.DELIVERED: "warning"},
)

CHAIR_RULES = Words(
    ChairRule,
    {
        ChairRule.COUNCIL: _("The council, among the councillors on the committee"),
        ChairRule.COMMITTEE: _("The committee itself"),
    },
)
