"""Commands about accounts."""

import sys

import click
from flask import Flask

from app.accounts import operations, queries
from app.accounts.models import LinkPurpose
from app.accounts.passwords import weakness
from app.errors import Refused
from app.links import absolute_url
from app.normalise import is_blank, normalise
from app.transactions import transaction
from app.validators import email_problem


def register(app: Flask) -> None:
    app.cli.add_command(create_administrator)
    app.cli.add_command(sign_in_link)


def _checked_email(_context: click.Context, _option: click.Parameter, typed: str) -> str:
    email = queries.as_stored(typed)
    if problem := email_problem(email):
        raise click.BadParameter(str(problem))
    return email


def _checked_name(_context: click.Context, _option: click.Parameter, typed: str) -> str:
    name = normalise(typed).strip()
    if is_blank(name):
        raise click.BadParameter("Write a name.")
    return name


@click.command("create-administrator")
@click.option("--name", prompt="Name", callback=_checked_name, help="The administrator's name.")
@click.option("--email", prompt="E-mail", callback=_checked_email, help="What the administrator signs in with.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of asking.")
def create_administrator(name: str, email: str, password_stdin: bool) -> None:
    """Make the account that sets the portal up. Asks for what is not given."""
    password = _read_password(email) if password_stdin else _ask_for_password(email)
    try:
        with transaction():
            operations.create_administrator(name=name, email=email, password=password)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{name.strip()} can now sign in as {email.strip()}.")


def _read_password(email: str) -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if problem := weakness(password, email=email):
        raise click.ClickException(problem)
    return password


def _ask_for_password(email: str) -> str:
    """Ask until it is good enough; the question says so before anything else is lost."""
    while True:
        password = click.prompt("Password (at least 12 characters)", hide_input=True, confirmation_prompt="Once more")
        if not (problem := weakness(password, email=email)):
            return str(password)
        click.echo(problem, err=True)


@click.command("sign-in-link")
@click.argument("email")
def sign_in_link(email: str) -> None:
    """Print a link with which the person with this e-mail address can choose a password.

    For whoever runs the portal, while there is no mail server that could bring it.
    """
    with transaction():
        user = queries.find_user(email)
        if user is None:
            raise click.ClickException("Nobody has an account with that e-mail address.")
        token = operations.issue_link(user, LinkPurpose.INVITATION)
    click.echo(absolute_url("accounts.show_link", token=token))
