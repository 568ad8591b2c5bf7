"""How to sign in to the demo, one person per role."""

from app.demo import queries
from app.demo.municipality import PASSWORD
from app.demo.roles import one_per_role


def listed() -> str:
    """One line per role, the password below them; nothing where no demo was built."""
    if not queries.is_built():
        return ""
    people = one_per_role()
    width = max(map(len, people))
    lines = [f"  {role:<{width}}  {user.email:<34} {user.name}" for role, user in people.items()]
    return "\n".join(["Log ind i demoen som:", *lines, f"  Adgangskode for alle: {PASSWORD}", ""])
