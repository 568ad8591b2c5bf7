"""Who may do what from an area for development to an established committee.

The standing committee proposes, the council decides (and the secretariat records what it decided), the drafters
write. What is only proposed or drafted is not public.
"""

from app.access import Rule, anyone
from app.bodies.policy import councillor, facilitator_of, member_of, secretariat
from app.committees.models import TaskCommittee, TermsComment, TermsVersion


def _committee(subject) -> TaskCommittee:
    """The committee that a committee, a version of its terms or a comment on it is about."""
    if isinstance(subject, TermsComment):
        subject = subject.terms
    return subject.committee if isinstance(subject, TermsVersion) else subject


published = Rule(lambda user, subject: subject.is_public)
for_a_standing_committee = Rule(lambda user, body: body.is_standing)
only_proposed = Rule(lambda user, committee: committee.is_proposed)
in_force = Rule(lambda user, subject: _committee(subject).terms_number is not None)
presented = Rule(lambda user, subject: _committee(subject).presented_at is not None)
#: Named by the council from among its members, and one of them still.
drafter = councillor & Rule(
    lambda user, subject: any(drafter.user_id == user.id for drafter in _committee(subject).drafters)
)
reads_drafts = (
    secretariat | drafter | facilitator_of(lambda subject: _committee(subject).body_id) | (presented & councillor)
)

POLICY = {
    "area.list": anyone,
    "area.list_unpublished": secretariat | councillor,
    "area.view": published | secretariat | councillor,
    "area.record": for_a_standing_committee & (secretariat | member_of(lambda body: body.id)),
    "area.choose_form": secretariat | member_of(lambda area: area.body_id),
    "committee.list": anyone,
    "committee.view": published | secretariat | councillor,
    "committee.name_drafters": secretariat,
    "committee.establish": secretariat,
    "committee.change_terms": secretariat,
    "committee.drop": secretariat | (only_proposed & member_of(lambda committee: committee.standing_committee_id)),
    "committee.assign_facilitator": secretariat,
    "terms.view": in_force | reads_drafts,
    "terms.view_drafts": reads_drafts,
    "terms.edit": secretariat | drafter,
    "terms.present": secretariat | drafter,
    "terms.comment": councillor,
    "terms.reply": drafter,
}
