"""Hyphens of line ends that were left in: “Integrations-erfolge”, “Erst- anlaufstelle”.

A hyphen goes where the paper writes the word without it, or where German grammar allows none there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from peilung.core.paper import RepairKind
from peilung.reading.mend_evidence import Evidence
from peilung.reading.mend_sheet import LETTER, LOWER, Edit, Sheet

_INSIDE = re.compile(rf"(?<![\w/.-])({LETTER}{{2,}})-([{LOWER}]{{3,}})(?![\w-])")
_BEFORE_SPACE = re.compile(rf"(?<![\w/.-])({LETTER}{{2,}})- ([{LOWER}]{{3,}})(?![\w-])")
_AFTER_HYPHEN = re.compile(rf"- [{LOWER}]{{3,}}")


def left_in(sheet: Sheet, evidence: Evidence) -> Iterator[Edit]:
    """Hyphens inside words that are none."""
    for apart, matches in ((False, sheet.find(_INSIDE, sheet.hyphened)), (True, _before_space(sheet))):
        for match in matches:
            if _is_break(match, apart, evidence) and not sheet.in_address(match.start(), match.end()):
                yield Edit(match.start(), match.end(), match.group(1) + match.group(2), RepairKind.HYPHEN_LEFT_IN)


def _before_space(sheet: Sheet) -> Iterator[re.Match[str]]:
    for match in _AFTER_HYPHEN.finditer(sheet.text):
        found = _BEFORE_SPACE.search(sheet.text, sheet.token(match.start(), match.start())[0])
        if found is not None and found.end() == match.end():
            yield found


def _is_break(match: re.Match[str], apart: bool, evidence: Evidence) -> bool:
    head, tail = match.groups()
    small = evidence.small
    if tail in small.small or tail in small.conjunctions or sum(map(str.isupper, head)) > 1:
        return False
    if not apart and evidence.counts[f"{head}-{tail}"] > 1:
        return False
    known, alone = evidence.counts[head + tail], evidence.counts[tail] - apart
    words = evidence.knows(head) and (alone > 0 or tail in evidence.parts)
    if small.language != "de":
        return known > (0 if apart else 1) and not words and head.lower() not in small.apart and len(head) > 2
    if known:
        return head[0].isupper() or not words
    return head[0].isupper() and alone <= 0 and _is_compound(head, tail, evidence)


def _is_compound(head: str, tail: str, evidence: Evidence) -> bool:
    """Whether a noun of the paper stands here in small letters, which only the second part of a compound does."""
    if len(tail) < 5 or len(head) < 4:
        return False
    noun = tail.capitalize()
    forms = (noun, f"{noun}n", f"{noun}en", f"{noun}s", noun.removesuffix("n"), noun.removesuffix("en"))
    return head.endswith(evidence.small.linking) or any(form in evidence.nouns for form in forms)
