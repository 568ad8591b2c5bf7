"""What all pages of the slice are registered at."""

from flask import Blueprint

bp = Blueprint("meetings", __name__)
