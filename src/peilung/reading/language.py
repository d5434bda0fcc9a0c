"""The language of a text, from its commonest small words. Needs no model and no download."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_SMALL_WORDS = {
    "de": "der die das und in zu den mit von für auf ist im dem nicht ein eine als auch es werden des sich bei nach",
    "en": "the of and to in a is that for it on with as be by are this from or at have which an not has will its",
    "da": "og i at det er en til på som med for af den ikke der de et har om vil fra kan også eller ved",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var från så kan eller vid",
    "nb": "og i at det som en på er av for med til den har de ikke om et men var fra så kan eller ved også",
    "fi": "ja on ei se että oli hän ovat mutta myös tai sekä kun niin kuin joka jotka ole",
    "pl": "i w z na do że się nie o jest to dla jak oraz od po przez są przy lub co ale za",
    "fr": "de la le et les des en un du une que est pour qui dans par plus au sur ne se pas aux avec",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er om ook als bij door naar",
    "et": "ja on ei et see ta oli kui ka ning mis oma või aga kes nende selle",
    "lv": "un ir no ka uz par ar kas tas bet arī vai līdz pie lai nav",
    "lt": "ir yra kad su iš į tai bet kaip dėl nuo apie jau ar ne už",
}
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 8


def detect(texts: Iterable[str], limit: int = 12_000, enough: int = _ENOUGH) -> str | None:
    """The ISO 639-1 code of the language most of the text is in, or ``None`` if that is not clear.

    Looks at no more than ``limit`` characters, and wants ``enough`` common words.
    """
    counts: Counter[str] = Counter()
    read = 0
    for text in texts:
        counts.update(_WORD.findall(text.lower()))
        read += len(text)
        if read > limit:
            break
    scores = sorted(((sum(counts[word] for word in words), code) for code, words in _SETS.items()), reverse=True)
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= enough and best > 1.15 * second else None
