"""The fictional people of Strandby: staff by name, applicants from lists, the same each time."""

from dataclasses import dataclass
from random import Random

from app.applications.models import AgeBand

SECRETARIES = ["Mette Holm", "Jesper Lindqvist"]
FACILITATORS = ["Louise Bech", "Hamid Rahimi", "Trine Østergaard", "Søren Vang"]
ADMINISTRATOR = "Astrid Falk"

_FIRST = [
    "Amalie",
    "Bo",
    "Camilla",
    "Dan",
    "Emma",
    "Finn",
    "Gitte",
    "Hassan",
    "Ida",
    "Jonas",
    "Karen",
    "Lars",
    "Maja",
    "Niels",
    "Olga",
    "Peter",
    "Ranja",
    "Simon",
    "Tine",
    "Uffe",
    "Vibeke",
    "William",
    "Yasmin",
    "Zeynep",
    "Åse",
    "Birgit",
    "Christian",
    "Dorthe",
    "Erik",
    "Fatima",
    "Gustav",
    "Helle",
    "Ivan",
    "Johanne",
    "Kasper",
    "Lone",
    "Malthe",
    "Nanna",
    "Ole",
    "Pernille",
    "Rune",
    "Sanne",
    "Thomas",
    "Ulla",
    "Victor",
    "Signe",
    "Ahmed",
    "Freja",
]
_LAST = [
    "Andersen",
    "Bruun",
    "Clausen",
    "Dam",
    "Eriksen",
    "Friis",
    "Gram",
    "Hjorth",
    "Iversen",
    "Juhl",
    "Kjær",
    "Lund",
    "Møller",
    "Nørgaard",
    "Olesen",
    "Poulsen",
    "Rasmussen",
    "Schmidt",
    "Thomsen",
    "Ulriksen",
    "Vestergaard",
    "Winther",
    "Yilmaz",
    "Ågård",
    "Bang",
    "Carlsen",
    "Dahl",
    "Ebbesen",
    "Frandsen",
    "Holst",
]
NEIGHBOURHOODS = ["Havnen", "Bymidten", "Fjordparken", "Nordskoven", "Strandvejen", "Mølleby", "Sønderkær"]

_MOTIVES = [
    "Jeg har boet her i tyve år og vil gerne give noget tilbage. {about}",
    "{about} Det mærker vi hver dag i min familie, og jeg vil være med til at ændre det.",
    "Jeg har aldrig deltaget i politik før. Men det her kender jeg noget til.",
    "Jeg arbejder med området til daglig og savner, at borgere og politikere taler sammen tidligt.",
    "Mine børn spørger, hvorfor ingen gør noget. Nu søger jeg.",
    "Jeg er ny i byen og vil gerne lære den at kende ved at være med til at forme den.",
]
_GIFTS = [
    "Jeg er god til at lytte og til at skrive kort.",
    "Jeg kender mange i området og kan tage deres erfaringer med.",
    "Jeg har ledet en forening i otte år.",
    "Jeg kan regne på forslag, så vi ved, hvad de koster.",
    "Tid og tålmodighed.",
    "",
]
_AGES = [
    AgeBand.FROM_18_TO_29,
    AgeBand.FROM_18_TO_29,
    AgeBand.FROM_30_TO_44,
    AgeBand.FROM_30_TO_44,
    AgeBand.FROM_45_TO_59,
    AgeBand.FROM_45_TO_59,
    AgeBand.FROM_60_TO_74,
    AgeBand.FROM_75,
]


@dataclass(frozen=True)
class Applicant:
    name: str
    email: str
    phone: str
    neighbourhood: str
    age_band: AgeBand
    motivation: str
    contribution: str
    is_resident: bool
    may_be_asked_again: bool


def applicants(topic: str, about: str, count: int) -> list[Applicant]:
    """``count`` people who apply because of ``about``, a sentence of the topic. The same for the same topic."""
    dice = Random(topic)  # noqa: S311 -- fiction, not secrets
    names = dice.sample([f"{first} {last}" for first in _FIRST for last in _LAST], count)
    return [
        Applicant(
            name=name,
            email=f"{_ascii(name)}.{dice.randrange(100, 1000)}@mail.example",
            phone=f"20 {dice.randrange(10, 99)} {dice.randrange(10, 99)} {dice.randrange(10, 99)}",
            neighbourhood=dice.choice(NEIGHBOURHOODS),
            age_band=dice.choice(_AGES),
            motivation=dice.choice(_MOTIVES).format(about=about),
            contribution=dice.choice(_GIFTS),
            is_resident=dice.random() > 0.04,
            may_be_asked_again=dice.random() > 0.4,
        )
        for name in names
    ]


def email_of(name: str) -> str:
    """The work address of somebody employed by the municipality."""
    return f"{_ascii(name)}@strandby.example"


_LETTERS: dict[str, str | int | None] = {"æ": "ae", "ø": "oe", "å": "aa", " ": "."}


def _ascii(name: str) -> str:
    plain = name.lower().translate(str.maketrans(_LETTERS))
    return plain.encode("ascii", "ignore").decode()
