"""Who may enter a workspace, and who works there."""

from collections.abc import Collection
from typing import Any

from app.access import Rule, anyone, for_accounts
from app.bodies.policy import belongs_to, councillor, roles, runs, secretariat
from app.committees.models import TaskCommittee
from app.workspaces.models import Post


def _committee(subject) -> TaskCommittee:
    """The committee that a committee, a paper, a thread, a post, a draft or a status belongs to."""
    if isinstance(subject, Post):
        return subject.thread.committee
    return subject if isinstance(subject, TaskCommittee) else subject.committee


def _body_id(subject):
    return _committee(subject).body_id


#: A committee gets its workspace when its members have been appointed.
has_workspace = Rule(lambda user, subject: _committee(subject).has_had_members)
leader = runs(_body_id) | secretariat
#: All councillors may read along: what is worked out in the workspaces will be for all of them to decide.
reads_everywhere = secretariat | councillor

works_here = has_workspace & (belongs_to(_body_id) | secretariat)
reads = has_workspace & (belongs_to(_body_id) | reads_everywhere)


def reads_ahead(user: Any) -> Collection[int] | None:
    """The bodies whose statuses somebody reads before everybody may; None means all of them."""
    return None if reads_everywhere(user, None) else roles(user).belongs_to


wrote_it = for_accounts(lambda user, post: user.is_authenticated and post.author_id == user.id)
added_it = for_accounts(lambda user, paper: user.is_authenticated and paper.added_by_id == user.id)

POLICY = {
    "workspace.view": reads,
    "workspace.write": works_here,
    "workspace.report": has_workspace & leader,
    "paper.view": reads,
    "paper.read": works_here,
    "paper.remove": has_workspace & (leader | (works_here & added_it)),
    "thread.view": reads,
    "thread.write": works_here,
    "post.change": works_here & wrote_it,
    "draft.view": reads,
    "draft.save": works_here,
    "status.list": anyone,
    "status.view": Rule(lambda user, report: report.is_public) | reads,
    "status.revise": has_workspace & leader,
}
