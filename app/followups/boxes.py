"""What follow-up shows on the pages of others: below each recommendation that is to be carried out, what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.boxes import Box
from app.followups.models import FollowUp
from app.followups.queries import follow_ups_on
from app.handovers.boxes import WHAT_BECAME
from app.handovers.models import Recommendation


@dataclass(frozen=True)
class WhatBecame:
    recommendation: Recommendation
    #: The latest first.
    notes: Sequence[FollowUp]


def _what_became(recommendations: Sequence[Recommendation]) -> dict[int, WhatBecame]:
    followed = [each for each in recommendations if each.answer and each.answer.is_to_be_done]
    notes = follow_ups_on(followed)
    return {each.id: WhatBecame(each, notes.get(each.id, [])) for each in followed}


BOXES = [Box(WHAT_BECAME, "followups/_what_became.html", _what_became)]
