"""What all pages of the slice are registered at."""

from flask import Blueprint

bp = Blueprint("appointments", __name__)
