"""Who may do what with accounts. Every person rules their own; the administrator sees to the others."""

from app.access import administrator, anyone, signed_in

POLICY = {
    "session.begin": anyone,
    "session.end": anyone,
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
