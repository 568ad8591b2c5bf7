"""Who answers for what is kept of people: the secretariat and the administrator. Everybody sees their own."""

from app.access import administrator, signed_in
from app.bodies.policy import secretariat

POLICY = {
    "personal_data.find": secretariat | administrator,
    "personal_data.erase": secretariat | administrator,
    "personal_data.mine": signed_in,
}
