"""What a rule of law answers when it is handed something it cannot mean."""

SENTENCES = {
    "no-groups": "There are no groups.",
    "no-members": "No group has any members.",
    "negative-group": "Group {group} cannot have {members} members.",
    "group-twice": "Group {group} is named twice.",
    "no-seats": "There must be at least 1 seat, not {seats}.",
    "negative-places": "There cannot be {places} places.",
    "unknown-group": "There is no group {group}.",
    "too-many-ex-officio": "{ex_officio} ex-officio members cannot have {councillors} places.",
    "no-such-tie": "No groups are tied at the quotient {quotient}.",
    "drawn-twice": "Lots have already been drawn at the quotient {quotient}.",
    "not-the-tied-groups": "The draw must name each of {among} exactly once.",
    "draw-first": "Lots must be drawn between {among} first.",
    "not-their-turn": "It is not the turn of group {group}, but of group {turn}.",
    "kind-is-full": "All {kind} places are taken.",
    "nobody-else": "No other group is left to take the place that group {group} gives up.",
    "election-is-over": "All places are already taken.",
    "no-voters": "At least 1 member must be present, not {present}.",
    "negative-votes": "{candidate} cannot have {votes} votes.",
    "too-many-votes": "{votes} votes were cast, but {present} members are present.",
    "not-in-the-run-off": "{candidate} is not one of the two in the third ballot.",
    "not-a-finalist": "The lots must choose {places} of {among}.",
    "not-tied": "{candidate} is not one of the two who are tied.",
    "lots-not-needed": "There is no tie to draw lots about.",
    "already-decided": "The election was decided in ballot {ballot}.",
    "negative-count": "There cannot be {count} members.",
    "no-rate": "The portal knows no rate for {year}; the first is {first}.",
    "negative-time": "A day cannot take less than no time.",
}


class LawError(ValueError):
    """A question the rule has no answer to, because what was handed in cannot be.

    ``reason`` is a key of SENTENCES and ``facts`` the values its sentence names, so that a caller can say
    the same in another language; ``str()`` is the English sentence.
    """

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(SENTENCES[reason].format(**facts))
        self.reason = reason
        self.facts = facts
