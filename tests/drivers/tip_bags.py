"""Tips that differ in nothing but what choosing looks at."""

from core.knowledge.model import Audience, Tip, TipKind, TopicRef
from core.languages import Bilingual


def a_tip(name: str, audience: Audience = "everybody") -> Tip:
    return Tip(name, TipKind.DID_YOU_KNOW, audience, Bilingual("Words.", "Kata-kata."), TopicRef("posting"))


def tips(count: int) -> list[Tip]:
    return [a_tip(f"tip-{number}") for number in range(count)]
