"""Who records that somebody leaves a seat: the secretariat, as the group that owns the seat tells it."""

from app.bodies.policy import secretariat

POLICY = {
    "seat.fill": secretariat,
}
