"""Who counts in which group at a proportional election (ksl. § 24 stk. 3)."""

from collections import Counter
from collections.abc import Iterable, Mapping


def group_sizes(present: Iterable[str], announced: Mapping[str, str]) -> dict[str, int]:
    """The groups with the number of their members who take part in this meeting.

    - "De grupper, hvori medlemmerne har anmeldt for formanden at ville stemme sammen ved det pågældende valg":
      ``announced`` maps a member to the group announced for this election.
    - Only members who take part in the meeting count, substitutes included (Resumé 79.1.3).
    - A member who has announced no group is a group of one, under their own name (Fredensborg 12-12-2017);
      a group of one is allowed, for the mayor too (Resumé 97.1.4).
    """
    return dict(Counter(announced.get(member, member) for member in present))
