"""Reading a council from a CSV file. Everything that is wrong with it is found at once, with its line."""

import codecs
import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from flask_babel import gettext as _

from app.accounts.queries import as_stored
from app.bodies.models import Office
from app.errors import Refused
from app.fields import INVISIBLE
from app.normalise import is_blank, normalise
from app.validators import is_email

COLUMNS = ("name", "email", "group", "offices")
#: The same columns as a Danish secretariat would call them.
DANISH_COLUMNS = {"navn": "name", "e-mail": "email", "mail": "email", "gruppe": "group", "liste": "group", "poster": "offices", "hverv": "offices"}  # fmt: skip

MAYOR, DEPUTY, LEADER = "mayor", "deputy mayor", "leader"
OFFICES_IN_COUNCIL = {
    "mayor": MAYOR, "borgmester": MAYOR,
    "deputy mayor": DEPUTY, "viceborgmester": DEPUTY,
    "leader": LEADER, "group leader": LEADER, "gruppeformand": LEADER,
}  # fmt: skip
OFFICES_IN_COMMITTEE = {
    "chair": Office.CHAIR, "formand": Office.CHAIR,
    "vice-chair": Office.VICE_CHAIR, "næstformand": Office.VICE_CHAIR,
    "member": Office.MEMBER, "medlem": Office.MEMBER,
}  # fmt: skip

#: Excel's own first line, which says what stands between the columns.
_SAID_DELIMITER = re.compile(r'"?sep=(?P<sign>[,;\t])"?[,;\t]*', re.IGNORECASE)
_KEPT_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
#: Characters of a name, as in the forms; of the offices, each.
LONGEST = 120
GROUP = re.compile(r"(?P<letter>[^\W\d_]{1,2})(?:[\s:–-]+(?P<name>\S.*))?", re.DOTALL)


@dataclass(frozen=True)
class Fault:
    """What is wrong, and on which line (1 is the header); None is the file as a whole."""

    line: int | None
    sentence: str

    def __str__(self) -> str:
        return _("Line %(line)s: %(fault)s", line=self.line, fault=self.sentence) if self.line else self.sentence


@dataclass
class Member:
    """One row of the file. ``offices`` holds MAYOR, DEPUTY and LEADER; ``committees`` maps names to offices."""

    line: int
    name: str
    email: str
    letter: str = ""
    offices: set[str] = field(default_factory=set)
    committees: dict[str, Office] = field(default_factory=dict)


@dataclass
class CouncilFile:
    """What the file says, and what is wrong with it. ``groups`` maps each letter to its name."""

    members: list[Member] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def committees(self) -> list[str]:
        """Every committee that is named, once, in the order of the file."""
        return list(dict.fromkeys(name for member in self.members for name in member.committees))


def as_text(content: bytes) -> str:
    """The words of the file, in whichever of Excel's three ways it was saved. Refused when it is no text at all."""
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text or "\ufffd" in text:
        raise Refused(_("The file is not UTF-8. Save it again as “CSV UTF-8” in the spreadsheet."))
    return text


def read(text: str) -> CouncilFile:
    """The council that ``text`` describes; look at ``faults`` before using anything else."""
    found = CouncilFile()
    lines = normalise(text).split("\n")
    first = next((line for line in lines if line.strip()), "")
    said = _SAID_DELIMITER.fullmatch(first.strip(" "))
    if said:
        lines[lines.index(first)] = ""
        delimiter = said["sign"]
    else:
        delimiter = max(",;\t", key=first.count)
    rows = csv.reader([f"{line}\n" for line in lines], delimiter=delimiter, skipinitialspace=delimiter != "\t")
    try:
        _read_rows(rows, found)
    except csv.Error as error:
        found.faults.append(Fault(rows.line_num, _("The line cannot be read: %(reason)s.", reason=str(error))))
    if not found.faults and not found.members:
        found.faults.append(Fault(None, _("The file names no councillors.")))
    if not found.faults:
        found.faults += _faults_of_the_whole(found)
    return found


def _read_rows(rows: Iterator[list[str]], found: CouncilFile) -> None:
    columns: list[str] | None = None
    before = 0
    for row in rows:
        cells = [_as_written(cell) for cell in row]
        line, before = before + 1, rows.line_num  # type: ignore[attr-defined]
        if not any(cells):
            continue
        if columns is None:
            columns = [DANISH_COLUMNS.get(cell.casefold(), cell.casefold()) for cell in cells]
            if faults := _faults_of_header([name for name in columns if name]):
                found.faults += [Fault(line, sentence) for sentence in faults]
                return
        elif len(cells) < len(columns):
            counts = {"cells": len(cells), "columns": len(columns)}
            found.faults.append(
                Fault(line, _("There are %(cells)s cells, but the header has %(columns)s columns.", **counts))
            )
        else:
            named = [*columns, *[""] * (len(cells) - len(columns))]
            if any(cell for name, cell in zip(named, cells, strict=True) if not name):
                found.faults.append(Fault(line, _("There is something in a column without a name. Empty it, or put the text between quotation marks.")))  # fmt: skip
            else:
                _read_member(line, {name: cell for name, cell in zip(named, cells, strict=True) if name}, found)


def _as_written(cell: str) -> str:
    """What the writer of the spreadsheet sees in the cell: on one line, and without what keeps a number from being one."""
    return " ".join(_KEPT_AS_TEXT.sub(r"\1", cell.strip()).split())


def _faults_of_header(columns: list[str]) -> list[str]:
    faults = [_("The column “%(name)s” is missing.", name=name) for name in COLUMNS if name not in columns]
    faults += [_("The column “%(name)s” is not known.", name=name) for name in columns if name not in COLUMNS]
    if len(set(columns)) < len(columns):
        faults.append(_("A column is there twice."))
    return faults


def _read_member(line: int, cells: dict[str, str], found: CouncilFile) -> None:
    def fault(sentence: str) -> None:
        found.faults.append(Fault(line, sentence))

    for column, cell in cells.items():
        if cell.startswith(("=", "#")):
            fault(
                _("“%(column)s” holds a formula or a fault of the spreadsheet. Write the text itself.", column=column)
            )
        if INVISIBLE.search(cell):
            fault(_("There is a hidden character in “%(column)s”.", column=column))
        if any(len(part) > LONGEST for part in re.split(r"[;|]", cell)):
            fault(_("What stands in “%(column)s” is too long.", column=column))
    member = Member(line, " ".join(cells["name"].split()), as_stored(cells["email"].removeprefix("mailto:")))
    if is_blank(member.name):
        fault(_("The name is missing."))
    elif not any(sign.isalpha() for sign in member.name):
        fault(_("“%(name)s” is not a name. Write first and last name.", name=member.name))
    if not is_email(member.email):
        fault(_("“%(email)s” is not an e-mail address.", email=cells["email"]))
    elif twin := next((other for other in found.members if other.email == member.email), None):
        fault(_("The e-mail address %(email)s is on line %(other)s too.", email=member.email, other=twin.line))
    group = GROUP.fullmatch(cells["group"])
    if group is None:
        fault(_("“%(group)s” is not a group. Write its letter and its name, for example C Det Konservative Folkeparti.", group=cells["group"]))  # fmt: skip
    else:
        member.letter, name = group["letter"].upper(), " ".join((group["name"] or "").split())
        known = found.groups.setdefault(member.letter, name)
        if name and known and name != known:
            fault(_("Group %(letter)s is called “%(name)s” here and “%(known)s” above.", letter=member.letter, name=name, known=known))  # fmt: skip
        found.groups[member.letter] = known or name
    for office in filter(None, (part.strip() for part in re.split(r"[;|]", cells["offices"]))):
        if problem := _read_office(office, member):
            fault(problem)
    found.members.append(member)


def _read_office(office: str, member: Member) -> str | None:
    """Note the office; a sentence when it cannot be understood."""
    what, colon, committee = (part.strip() for part in office.partition(":"))
    if not colon and what.casefold() in OFFICES_IN_COUNCIL:
        member.offices.add(OFFICES_IN_COUNCIL[what.casefold()])
        return None
    if not committee or what.casefold() not in OFFICES_IN_COMMITTEE:
        return _("“%(office)s” is not an office. Write mayor, deputy mayor, leader, or chair:, vice-chair: or member: and the name of a committee.", office=office)  # fmt: skip
    if committee in member.committees:
        return _("%(committee)s is named twice.", committee=committee)
    member.committees[committee] = OFFICES_IN_COMMITTEE[what.casefold()]
    return None


def _faults_of_the_whole(found: CouncilFile) -> Iterator[Fault]:
    """What no single line can show: one mayor, one chair per committee, one leader per group."""
    holders: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in found.members:
        for office in member.offices:
            holders[office, member.letter if office == LEADER else ""].append(member)
        for committee, office in member.committees.items():
            if office != Office.MEMBER:
                holders[office, committee].append(member)
    if not holders[MAYOR, ""]:
        yield Fault(None, _("Nobody is the mayor. Write “mayor” among the offices of one councillor."))
    for (_office, _where), those in holders.items():
        for another in those[1:]:
            yield Fault(another.line, _("%(name)s already has that office, on line %(line)s.", name=those[0].name, line=those[0].line))  # fmt: skip
    for letter, name in found.groups.items():
        if not name:
            yield Fault(None, _("Group %(letter)s has no name. Write it after the letter on one of its lines.", letter=letter))  # fmt: skip
