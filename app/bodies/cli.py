"""Commands about bodies."""

from datetime import date, datetime
from pathlib import Path

import click
from flask import Flask

from app import clock
from app.accounts import operations as accounts
from app.bodies import operations, queries
from app.bodies.council_file import as_text
from app.errors import Refused
from app.transactions import transaction


def register(app: Flask) -> None:
    app.cli.add_command(import_council)


def _first_of_january(_context: click.Context, _option: click.Parameter, chosen: datetime | None) -> date:
    return chosen.date() if chosen else date(clock.today().year, 1, 1)


@click.command("import-council")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--from",
    "term_from",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_first_of_january,
    help="The first day of the term. Without it: the first of January of this year.",
)
@click.option("--years", default=4, show_default=True, help="How long the term is (ksl. § 6: four years).")
@click.option("--basis", default="Kommunalvalget", show_default=True, help="What the memberships rest on.")
@click.option("--invite", is_flag=True, help="Also write to each councillor with a link to choose a password.")
def import_council(file: Path, term_from: date, years: int, basis: str, invite: bool) -> None:
    """Bring a council in from a CSV file: councillors, groups, committees and offices.

    The file is UTF-8 with commas or semicolons. Its first line names the columns (Danish names work too):

    \b
    name     first and last name
    email    what the person signs in with; each only once
    group    letter and name of the electoral group; the name is needed once
    offices  what the person is, with semicolons between (then in quotation
             marks if the columns have semicolons too):
               mayor, deputy mayor, leader        (borgmester, viceborgmester, gruppeformand)
               chair:NAME, vice-chair:NAME, member:NAME of a committee
                                                  (formand:, næstformand:, medlem:)

    \b
    name,email,group,offices
    Anna Holm,anna.holm@strandby.example,C Det Konservative Folkeparti,mayor; chair:Økonomiudvalget
    Bo Lind,bo.lind@strandby.example,V Venstre,"leader; member:Kultur-, Unge- og Fritidsudvalget"

    Committees that are not there yet are made. When anything is wrong, every fault is named with its line
    and nothing is imported. A term that has a council already is refused.
    """
    try:
        text = as_text(file.read_bytes())
        with transaction():
            council = operations.import_council(
                text, term_from=term_from, term_to=last_day(term_from, years), basis=basis, by=None
            )
            councillors = [membership.user for membership in queries.current_memberships(council, on=term_from)]
            for councillor in councillors if invite else ():
                accounts.invite(councillor, by=None)
    except Refused as refusal:
        click.echo(str(refusal), err=True)
        raise click.ClickException("Nothing was imported.") from refusal
    click.echo(f"{len(councillors)} councillors are in {council.name}, {council.term_from} to {council.term_to}.")


def last_day(term_from: date, years: int) -> date:
    """The day before the next term begins."""
    return date.fromordinal(term_from.replace(year=term_from.year + years).toordinal() - 1)
