"""One sentence per kind of event, for people.

``%(field)s`` is a field of the event as people read it; ``%(user)s`` stands for the name behind ``user_id``, and so on
for the other things in app/audit/names.py.
"""

from flask_babel import lazy_gettext as _

SENTENCES = {
    # accounts
    "AccountCreated": _("An account was made for %(user)s."),
    "AccountChanged": _("The account of %(user)s was changed."),
    "UserInvited": _("%(user)s was invited to choose a password."),
    "LinkAsked": _("A link was sent to %(user)s: %(purpose)s."),
    "PasswordChosen": _("%(user)s chose a password."),
    "SessionsEnded": _("Everybody signed in as %(user)s was signed out."),
    "AdministratorNamed": _("%(user)s became an administrator of the portal."),
    "AdministratorDismissed": _("%(user)s is no longer an administrator of the portal."),
    # bodies
    "BodyCreated": _("%(name)s was created."),
    "BodyEdited": _("The facts about %(name)s were changed."),
    "CouncilImported": _("%(body)s was brought in from a file, with %(members)s members."),
    "MemberJoined": _("%(user)s joined %(body)s as %(office)s from %(starts_on)s."),
    "MemberLeft": _("%(user)s leaves %(body)s. The last day is %(ends_on)s."),
    "GroupLeaderNamed": _("%(user)s speaks for the group %(group)s from %(starts_on)s."),
    # meetings
    "MeetingPlanned": _("A meeting was planned: %(meeting)s."),
    "MeetingMoved": _("A meeting was moved or got a new place: %(meeting)s."),
    "MeetingCancelled": _("A meeting was cancelled: %(meeting)s."),
    "MeetingSummoned": _("The members were summoned to a meeting: %(meeting)s."),
    "AgendaItemAdded": _("Item %(number)s was put on the agenda: %(meeting)s."),
    "AgendaItemChanged": _("Item %(number)s on the agenda was changed: %(meeting)s."),
    "AgendaItemMoved": _("Item %(number)s on the agenda became item %(new_number)s: %(meeting)s."),
    "AgendaItemRemoved": _("Item %(number)s was taken off the agenda: %(meeting)s."),
    "AttendanceRecorded": _("%(present)s of %(members)s members were present: %(meeting)s."),
    "MinutesWritten": _("The minutes of item %(number)s were written: %(meeting)s."),
    "MinutesApproved": _("The minutes were approved: %(meeting)s."),
    "DecisionRecorded": _("Decision %(number)s was recorded: %(meeting)s."),
    # committees
    "AreaRecorded": _("The area for development “%(area)s” was recorded by %(body)s."),
    "FormChosen": _("A form was chosen for the area for development “%(area)s”: %(form)s."),
    "CommitteeProposed": _("The task committee was proposed."),
    "DraftersNamed": _("The council named two councillors to draft the terms of reference, in decision %(decision)s."),
    "TermsSaved": _("Version %(number)s of the terms of reference was saved."),
    "TermsPresented": _("Version %(number)s of the terms of reference is put before the joint meeting: %(meeting)s."),
    "TermsCommented": _("A councillor commented on the terms of reference."),
    "CommentAnswered": _("A comment on the terms of reference was answered."),
    "CommitteeEstablished": _(
        "The council established the committee with version %(number)s of the terms of reference, in decision %(decision)s."
    ),
    "TermsChanged": _(
        "The council put version %(number)s of the terms of reference in force, in decision %(decision)s."
    ),
    "CommitteeDropped": _("The committee was dropped."),
    "FacilitatorAssigned": _("%(user)s became the facilitator."),
    "WorkBegun": _("The committee has its members and begins its work."),
    "ResultDelivered": _("The committee handed over its result."),
    "CommitteeConcluded": _("The committee's task is done."),
    # calls
    "CallDrafted": _("A call was drafted."),
    "CallEdited": _("The call was edited."),
    "CallPublished": _("The call was published. It closes %(closes_at)s."),
    "CallExtended": _("The deadline of the call was moved from %(closed_at)s to %(closes_at)s."),
    "CallWithdrawn": _("The call was withdrawn."),
    # applications
    "ApplicationReceived": _("An application was received (no. %(application_id)s)."),
    "ApplicationRepeated": _("Somebody applied a second time (no. %(application_id)s, first no. %(first_id)s)."),
    "ApplicationReplaced": _("An applicant let the second application stand (no. %(application_id)s)."),
    "ApplicationChanged": _("An application was changed (no. %(application_id)s)."),
    "ApplicationWithdrawn": _("An application was withdrawn (no. %(application_id)s)."),
    "LinkRequested": _("An applicant asked for the private link again (no. %(application_id)s)."),
    "CandidateOpened": _("An application was opened and read (no. %(application_id)s)."),
    "ProfilesConfirmed": _("It was noted which profiles a candidate fits (no. %(application_id)s)."),
    "ApplicantAppointed": _("An applicant was appointed and told so (no. %(application_id)s)."),
    "ApplicantNotAppointed": _("An applicant was not appointed and told so (no. %(application_id)s)."),
    "ApplicantForgotten": _("The personal data of an application were deleted (no. %(application_id)s)."),
    # appointments
    "AppointmentOpened": _("The appointment of members began: %(meeting)s."),
    "AppointmentAbandoned": _("The appointment of members was broken off."),
    "PresenceRecorded": _("%(present)s members of the council are present, in %(groups)s groups."),
    "MethodChosen": _("How the members are chosen: %(method)s."),
    "ListAgreed": _("Everybody agreed to a list of %(places)s members."),
    "LotsDrawn": _("Lots were drawn between %(groups)s groups with the quotient %(quotient)s: %(how)s."),
    "PlaceTaken": _("Turn %(turn)s: %(group)s named %(kind)s."),
    "PlaceGivenUp": _("Turn %(turn)s: %(group)s gave the place up."),
    "EntryStruckOut": _("Entry %(number)s of the election was struck out."),
    "BallotCast": _("Ballot %(ballot)s for %(office)s was held."),
    "OfficeLotsDrawn": _("Lots were drawn between those tied for %(office)s."),
    "OfficeFilled": _("%(user)s was chosen as %(office)s."),
    "AppointmentCompleted": _("The council appointed the members, in decision %(decision)s."),
    # vacancies
    "SeatFilled": _("%(group)s named %(user)s for a seat that had become vacant."),
    # workspaces
    "PaperAdded": _("A paper was added to the committee's space."),
    "PaperRemoved": _("A paper was removed from the committee's space."),
    "ThreadStarted": _("A discussion was started in the committee's space."),
    "PostWritten": _("Somebody wrote in a discussion."),
    "PostChanged": _("Somebody changed what they had written in a discussion."),
    "DraftSaved": _("Version %(number)s of a draft was saved."),
    "StatusReported": _("The committee's status was written for the joint meeting: %(meeting)s."),
    "StatusRevised": _("The committee's status was changed for the joint meeting: %(meeting)s."),
    # handovers and followups
    "ResultSaved": _("Version %(number)s of the result was saved."),
    "ResultPresented": _("The result is put before the joint meeting: %(meeting)s."),
    "ResultRecommended": _("The standing committee recommended to the council, in decision %(decision)s."),
    "ResultAnswered": _(
        "The council answered: %(followed)s followed, %(changed)s followed with a change, %(not_followed)s not followed,"
        " in decision %(decision)s."
    ),
    "FollowUpReported": _("It was reported how far recommendation %(number)s is: %(progress)s."),
    # letters and demo
    "LetterSentAgain": _("A letter that had failed was sent again (no. %(letter_id)s)."),
    "DemoBegun": _("The demo municipality was begun."),
    "DemoBuilt": _("The demo municipality was built."),
}

#: The words for the values that the sentences speak of.
WORDS = {
    # what a link is for
    "sign_in": _("to sign in"),
    "new_password": _("to choose a new password"),
    "invitation": _("an invitation"),
    # offices and kinds of members
    "chair": _("chair"),
    "vice_chair": _("vice-chair"),
    "member": _("member"),
    "facilitator": _("facilitator"),
    "councillor": _("a councillor"),
    "citizen": _("a citizen"),
    "staff": _("staff"),
    # forms
    "task_committee": _("task committee"),
    "advisory_board": _("advisory board"),
    "think_tank": _("think tank"),
    "participatory_budgeting": _("participatory budgeting"),
    "ambassador_corps": _("ambassador corps"),
    "standing_committee": _("the standing committee itself"),
    # how members are chosen
    "agreed": _("by an agreed list"),
    "strict": _("by proportional election"),
    # how lots are drawn
    "by_hand": _("by hand, in the meeting"),
    "by_portal": _("by the portal, at the meeting's request"),
    # how far a recommendation is
    "not_started": _("not started"),
    "under_way": _("under way"),
    "done": _("carried out"),
    "given_up": _("given up"),
}

#: What a theme of the trail is called: the slice that its events belong to.
THEMES = {
    "accounts": _("Accounts and sign-in"),
    "bodies": _("Bodies and members"),
    "meetings": _("Meetings and decisions"),
    "committees": _("Areas, committees and terms of reference"),
    "calls": _("Calls"),
    "applications": _("Applications"),
    "appointments": _("Appointments"),
    "vacancies": _("Vacancies"),
    "workspaces": _("The committees' work"),
    "handovers": _("Results and answers"),
    "followups": _("Follow-up"),
    "letters": _("Letters"),
    "demo": _("Demo municipality"),
}
