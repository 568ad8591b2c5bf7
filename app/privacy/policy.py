"""Who answers for what is kept of people: the secretariat, which knows who has applied. Everybody sees their own."""

from app.access import signed_in
from app.bodies.policy import secretariat

POLICY = {
    "personal_data.find": secretariat,
    "personal_data.erase": secretariat,
    "personal_data.mine": signed_in,
}
