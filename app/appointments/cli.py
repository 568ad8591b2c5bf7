"""``flask ranking``: who may choose in which order, for anybody who wants to check a count by hand."""

import json
import re
import unicodedata
from typing import Any

import click
from flask import Flask

from app.law.apportionment import EqualQuotients, Ranking, rank
from app.law.errors import LawError

#: Far beyond any committee; what it bounds is the time to print the answer.
MOST_SEATS = 10_000
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,1000}")


class Nonsense(click.ClickException):
    """Input that cannot be counted: one sentence on stderr and exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, file=file, err=True)


class OneSentenceCommand(click.Command):
    """A command whose wrong options are told in one sentence too, without click's usage lines."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise Nonsense(error.format_message()) from error


@click.command(cls=OneSentenceCommand)
@click.argument("groups", nargs=-1, metavar="NAME=MEMBERS...")
@click.option("--seats", metavar="NUMBER", help="How many places there are.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def ranking(groups: tuple[str, ...], seats: str | None, as_json: bool) -> None:
    """Print in which order groups may choose (ksl. § 24 stk. 3).

    \b
    flask --app wsgi ranking --seats 15 C=10 V=3 B=2 F=1 A=1 Ø=1 I=1
    """
    try:
        result = rank(map(_group, groups), _seats(seats))
    except LawError as error:
        raise Nonsense(str(error)) from error
    click.echo(json.dumps(_as_dict(result), ensure_ascii=False) if as_json else _as_table(result))


def _group(argument: str) -> tuple[str, int]:
    name, equals, members = (part.strip() for part in argument.rpartition("="))
    name = unicodedata.normalize("NFC", name)  # a decomposed Å is the same group
    if not equals or not name or not name.isprintable():
        raise Nonsense(f"Write each group as NAME=MEMBERS, for example C=10, not {argument!r}.")
    return name, _whole_number(members, of=f"The number of members of group {name}")


def _seats(number: str | None) -> int:
    if number is None:
        raise Nonsense("Say how many seats there are, for example --seats 15.")
    seats = _whole_number(number.strip(), of="The number of seats")
    if seats > MOST_SEATS:
        raise Nonsense(f"There can be at most {MOST_SEATS} seats.")
    return seats


def _whole_number(written: str, *, of: str) -> int:
    if not WHOLE_NUMBER.fullmatch(written):
        raise Nonsense(f"{of} must be a whole number, not {_short(written)!r}.")
    return int(written)


def _short(written: str) -> str:
    return written if len(written) <= 40 else f"{written[:40]}…"


def _as_dict(result: Ranking) -> dict[str, Any]:
    return {
        "seats": result.seats,
        "ranking": [
            {"from": each.first, "to": each.last, "quotient": str(each.quotient), "groups": list(each.groups)}
            for each in result.classes
        ],
        "certain": dict(result.certain),
        "drawn": result.drawn
        and {
            "seats": result.drawn.seats,
            "among": list(result.drawn.among),
            "quotient": str(result.drawn.quotient),
        },
    }


def _as_table(result: Ranking) -> str:
    rows = [("Turn", "Quotient", "Group"), *map(_row, result.classes)]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    lines = [f"{turn:<{widths[0]}}  {quotient:>{widths[1]}}  {groups}" for turn, quotient, groups in rows]
    if result.ties:
        lines += [
            "",
            "Groups on one line have equal quotients. They stand in the order of their names, which is no ranking:",
            "lots decide their order.",
        ]
    lines += ["", "Certain: " + ", ".join(f"{group} {seats}" for group, seats in result.certain.items())]
    if drawn := result.drawn:
        seats = "1 seat" if drawn.seats == 1 else f"{drawn.seats} seats"
        lines.append(f"Drawn:   {seats} among {', '.join(drawn.among)}")
    return "\n".join(lines)


def _row(each: EqualQuotients) -> tuple[str, str, str]:
    turns = f"{each.first}" if each.first == each.last else f"{each.first}-{each.last}"
    return turns, str(each.quotient), ", ".join(each.groups)


def register(app: Flask) -> None:
    app.cli.add_command(ranking)
