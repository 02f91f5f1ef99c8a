"""Names, passphrases and words that belong to nobody, shared by the journal's tests."""

from __future__ import annotations

from toolkit.journal import Kdf

CHEAP = Kdf(memory=64, passes=1, lanes=1)
NAME = "Evening log"
WORDS = "obsession rasping simply agonizing"
OTHER_WORDS = "pentagon anything strive deduce"
CANARY = "CANARY-7f3a quietly furious on the stairs"
