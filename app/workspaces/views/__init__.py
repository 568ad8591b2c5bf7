"""The rooms of a workspace: the room itself, papers, conversations, drafts and statuses."""

from app.workspaces.views import discussion, drafts, papers, statuses, workspace
from app.workspaces.views.blueprint import bp

__all__ = ["bp", "discussion", "drafts", "papers", "statuses", "workspace"]
