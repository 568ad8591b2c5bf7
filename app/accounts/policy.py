"""Who may do what with accounts. Every person rules their own; the administrator sees to the others."""

from app.access import administrator, anyone, for_accounts, signed_in

is_own = for_accounts(lambda user, session: session.user_id == user.id)

POLICY = {
    "session.begin": anyone,
    "session.end": anyone,
    "own_session.end": is_own,
    "link.ask": anyone,
    "link.use": anyone,
    "account.mine": signed_in,
    "person.list": administrator,
    "person.view": administrator,
    "person.create": administrator,
    "person.edit": administrator,
    "name.answer": administrator,
    "person.invite": administrator,
    "person.end_sessions": administrator,
    "person.promote": administrator,
}
