"""The chapter of the terms of reference: drafted by two, discussed by all, decided by the council."""

from datetime import timedelta

from app.accounts.models import User
from app.committees.models import TermsVersion
from app.committees.operations import committee as committees
from app.committees.operations import terms as terms_operations
from app.committees.queries import comments, draft_of
from app.demo.story import Story, known


def terms(story: Story) -> None:
    """Two councillors draft, a joint meeting discusses, the council establishes."""

    def name_drafters() -> None:
        committees.name_drafters(
            story.committee,
            meeting=story.council(0),
            number=story.decision_number(1),
            drafters=story.drafters,
            by=story.clerk,
        )

    def draft() -> None:
        content = _content(story, questions=story.topic.questions[:1])
        terms_operations.save_terms(story.committee, content, based_on=0, by=story.drafters[0])

    def improve() -> None:
        terms_operations.save_terms(
            story.committee,
            _content(story, questions=story.topic.questions),
            based_on=1,
            note="Flere spørgsmål efter en samtale med borgere på biblioteket.",
            by=story.drafters[1],
        )

    def present() -> None:
        terms_operations.present_terms(story.committee, meeting=story.joint(1), by=story.drafters[0])

    def comment(section: str, text: str, author: User) -> None:
        terms_operations.comment_terms(_draft(story), section=section, text=text, by=author)

    def establish() -> None:
        committees.establish(
            story.committee,
            terms=_draft(story),
            meeting=story.council(2),
            number=story.decision_number(2),
            by=story.clerk,
        )

    def assign() -> None:
        committees.assign_facilitator(story.committee, user=story.facilitator, by=story.clerk)

    story.at(story.council(0).starts_at + timedelta(minutes=40 + story.number), name_drafters)
    story.at(story.day(0, 5), draft)
    story.at(story.day(0, 9), improve)
    story.at(story.day(0, 10), present)
    story.at(
        story.day(0, 15),
        lambda: comment("profiles", "Husk dem, der sjældent melder sig selv.", story.place.councillors("B")[0]),
    )
    story.at(
        story.day(0, 16),
        lambda: comment("purpose", "Kan formålet siges, så en 15-årig forstår det?", story.place.councillors("Ø")[0]),
    )
    story.at(story.day(0, 20), lambda: _reply(story))
    story.at(story.council(2).starts_at + timedelta(minutes=40 + story.number), establish)
    story.at(story.day(2, 1, 9), assign)


def _draft(story: Story) -> TermsVersion:
    return known(draft_of(story.committee))


def _reply(story: Story) -> None:
    first, *_more = comments(story.committee).values()
    comment = first[0]
    terms_operations.reply(
        comment, text="Enig. Vi går selv ud og spørger, og profilerne er skrevet om.", by=story.drafters[0]
    )


def _content(story: Story, *, questions: list[str]) -> dict[str, object]:
    """The terms of reference of the story's topic. Not named: what stays as the portal suggests it."""
    topic = story.topic
    return {
        "title": topic.title,
        "background": topic.area,
        "purpose": topic.purpose,
        "questions": questions,
        "deliverables": [
            {"title": topic.deliverable, "due_on": story.council_day(7)},
            {"title": "En kort fortælling om, hvem der er hørt", "due_on": story.council_day(7)},
        ],
        "limits": "Forslagene skal kunne rummes i det vedtagne budget, eller udvalget skal pege på, hvad der så skal"
        " vente. Gældende lovgivning og kommunens vision ligger fast.",
        "profiles": [
            {"name": name, "wanted": count, "is_sensitive": name in topic.sensitive}
            for name, count in topic.profiles.items()
        ],
        "working_form": "Fem møder på tre timer, et besøg ude i kommunen og en åben workshop. Der er spisning kl. 17.",
        "involvement": "Udvalget indbyder vidensperson og naboer, når det har brug for det, og holder en workshop for"
        " alle interesserede.",
        "starts_on": story.council_day(3),
        "ends_on": story.council_day(8),
        "time_plan": "Opstart kort efter udpegningen, workshop midtvejs, aflevering på fællesmødet.",
        "status_reports": "Formanden fortæller på hvert kvartalsvist fællesmøde, hvor langt udvalget er.",
        "resources": "En facilitator fra forvaltningen. 60.000 kr. til besøg, oplæg og workshop.",
        "allowance": "Borgere får diæter efter kommunestyrelseslovens § 16 a: 460 kr. pr. mødedag i 2026. Udgifter til"
        " børnepasning dækkes.",
        "openness": "Dagsordener og referater er åbne. Møderne er lukkede, så alle kan tænke højt.",
        "handover": "Resultatet forelægges et fællesmøde, hvorefter det stående udvalg indstiller til"
        " kommunalbestyrelsen, som svarer på hver anbefaling.",
        "legal_basis": "Kommunestyrelseslovens § 17, stk. 4.",
    }
