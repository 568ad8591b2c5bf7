"""Election by majority, of a chair for example: at most three ballots and then lots (ksl. § 24 stk. 1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.law.errors import LawError

RUN_OFF = 3


@dataclass(frozen=True)
class MajorityElection:
    """What is on record: the members present and each ballot's votes per candidate, blank votes left out.

    ``finalists`` are the candidates lots sent to the third ballot, where it was tied who they are;
    ``drawn`` is the one lots chose when the third ballot was tied.
    """

    present: int
    ballots: tuple[Mapping[str, int], ...] = ()
    finalists: tuple[str, ...] = ()
    drawn: str | None = None


@dataclass(frozen=True)
class NextBallot:
    """Vote again. ``candidates`` are the two the ballot is bound to, or empty when anybody may be voted for."""

    number: int
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class NeedsLots:
    """Lots must choose ``places`` of these.

    ``elects``: the one drawn is elected. Otherwise the drawn go on to the third ballot, where ``certain`` has
    its place already.
    """

    places: int
    among: tuple[str, ...]
    certain: tuple[str, ...] = ()
    elects: bool = False


@dataclass(frozen=True)
class Elected:
    """Elected in this ballot; ``by_lots`` when the third ballot was tied."""

    candidate: str
    ballot: int
    by_lots: bool = False


def outcome(election: MajorityElection) -> NextBallot | NeedsLots | Elected:
    """What the ballots so far have decided (ksl. § 24 stk. 1).

    - Ballot 1 elects who has the votes of a majority of the members present, not only of those who vote.
    - Ballot 2 elects likewise, "eller hvis der kun afgives stemmer på den pågældende": if only one candidate
      received votes at all. Blank votes are no votes for a candidate [D].
    - Ballot 3 is bound to the two with the most votes in ballot 2; lots decide who they are where that is
      tied. It is decided by the votes cast (Resumé 13.1.5), and a tie is settled by lots.
    - If nobody at all receives a vote in ballot 2 there are no two to choose between. The act is silent;
      ballot 2 is held again [D].

    Raises LawError for votes that cannot be, and for a record that goes on after the election was decided.
    """
    if election.present < 1:
        raise LawError("no-voters", present=election.present)
    for votes in election.ballots:
        _check(votes, election.present)

    result: NextBallot | NeedsLots | Elected = NextBallot(1)
    for votes in election.ballots:
        if isinstance(result, Elected):
            raise LawError("already-decided", ballot=result.ballot)
        if isinstance(result, NeedsLots):
            raise LawError("draw-first", among=", ".join(result.among))
        if result.number < RUN_OFF:
            result = _free_ballot(result.number, votes, election)
        else:
            result = _run_off(votes, result, election)
    if election.drawn is not None and not (isinstance(result, Elected) and result.by_lots):
        raise LawError("lots-not-needed")
    return result


def _free_ballot(number: int, votes: Mapping[str, int], election: MajorityElection) -> NextBallot | NeedsLots | Elected:
    voted_for = [candidate for candidate, number_of_votes in votes.items() if number_of_votes]
    for candidate in voted_for:
        if votes[candidate] * 2 > election.present or (number == 2 and len(voted_for) == 1):
            return Elected(candidate, number)
    if number == 1 or not voted_for:
        return NextBallot(2)
    return _finalists({candidate: votes[candidate] for candidate in voted_for}, election.finalists)


def _finalists(votes: Mapping[str, int], drawn: tuple[str, ...]) -> NextBallot | NeedsLots:
    second_most = sorted(votes.values(), reverse=True)[1]
    certain = tuple(sorted(candidate for candidate in votes if votes[candidate] > second_most))
    among = tuple(sorted(candidate for candidate in votes if votes[candidate] == second_most))
    places = 2 - len(certain)
    if len(among) == places:
        if drawn:
            raise LawError("lots-not-needed")
        return NextBallot(RUN_OFF, tuple(sorted(certain + among)))
    if not drawn:
        return NeedsLots(places, among, certain)
    if len(set(drawn)) != places or len(drawn) != places or not set(drawn) <= set(among):
        raise LawError("not-a-finalist", places=places, among=", ".join(among))
    return NextBallot(RUN_OFF, tuple(sorted(certain + drawn)))


def _run_off(votes: Mapping[str, int], bound: NextBallot, election: MajorityElection) -> NeedsLots | Elected:
    for candidate in votes:
        if candidate not in bound.candidates:
            raise LawError("not-in-the-run-off", candidate=candidate)
    one, other = bound.candidates
    lead = votes.get(one, 0) - votes.get(other, 0)
    if lead:
        return Elected(one if lead > 0 else other, RUN_OFF)
    if election.drawn is None:
        return NeedsLots(1, bound.candidates, elects=True)
    if election.drawn not in bound.candidates:
        raise LawError("not-tied", candidate=election.drawn)
    return Elected(election.drawn, RUN_OFF, by_lots=True)


def _check(votes: Mapping[str, int], present: int) -> None:
    for candidate, number in votes.items():
        if number < 0:
            raise LawError("negative-votes", candidate=candidate, votes=number)
    if sum(votes.values()) > present:
        raise LawError("too-many-votes", votes=sum(votes.values()), present=present)
