"""A small library, so that the tests of the core do not change with the shipped knowledge.

Posting is the specialist's, planning the strategist's, scheduling is shared; counting, the
strategist's, measures. The bot's own sentences are the shipped ones: the code names each of them.
"""

from pathlib import Path
from typing import Final

from core.desk import Desk
from core.knowledge.lexicon_loading import load_lexicon
from core.knowledge.loading import load_catalog
from core.languages import Lang
from core.learnt_loading import load_learnt
from core.library import Library
from core.message_loading import load_messages
from core.ownership.naming import names_of
from tests.unit.loading_folder import SOUND

WORDING: Final = Path(__file__).parents[2] / "knowledge" / "wording"

CATALOG: Final = load_catalog(SOUND)
LEXICON: Final = load_lexicon(SOUND, CATALOG)
LIBRARY: Final = Library(
    CATALOG, LEXICON, load_messages(WORDING), load_learnt(SOUND, CATALOG), names_of(CATALOG, LEXICON)
)


def small_desk(default_lang: Lang = "en") -> Desk:
    """A desk over the small library."""
    return Desk(LIBRARY, default_lang)
