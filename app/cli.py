"""Commands of the kernel. Each slice adds its own in <slice>/cli.py: ``register(app)``."""

from flask import Flask

from app import translations


def register(app: Flask) -> None:
    app.cli.add_command(translations.group)
