"""Who records that somebody leaves a seat: the secretariat, as the group that owns the seat tells it."""

from app.access import anyone
from app.bodies.policy import secretariat

POLICY = {
    "seat.view": anyone,
    "seat.fill": secretariat,
}
