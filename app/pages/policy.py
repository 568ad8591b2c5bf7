"""Who may see the pages that gather everything: most of them, everybody."""

from app.access import administrator, anyone, signed_in
from app.bodies.policy import secretariat

POLICY = {
    "page.view": anyone,
    "page.switch_language": anyone,
    "page.mine": signed_in,
    "page.secretariat": secretariat,
    "page.administration": administrator,
}
