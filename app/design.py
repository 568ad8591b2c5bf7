"""The design system's own files, served from where npm put them."""

from flask import Flask, Response, send_from_directory

from app.access import allows
from config import ROOT

FILES = ROOT / "node_modules" / "dkfds" / "dist"


def register(app: Flask) -> None:
    @app.get("/static/dkfds/<path:filename>", endpoint="design")
    @allows("static.view")
    def design(filename: str) -> Response:
        return send_from_directory(FILES, filename, max_age=86_400)
