"""The front matter: what a paper says of itself, and which resolution and request it answers.

Everything is read by form: a letterhead is short and holds no sentence, a title is long and holds
none, a resolution is named by its number in a row of sessions (“19. Forum ...”, “29th Conference ...”).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from peilung.core.paper import Request, Resolution
from peilung.reading.dates import find_dates, find_period

_NUMBER = re.compile(
    r"\b(?:Drucksache|Drs\.?|Bundestagsdrucksache|Vorlage|Dokument|Document|Doc\.|Paper|HC|HL|CP|Cm|Command Paper"
    r"|Geschäftsnummer|Geschäft|Nr\.|No\.?)\s*:?\s*(?:Nr\.|No\.?)?\s*([A-Z]{0,4}[-/ ]?\d[\w]*(?:[./-]\w+)*)",
)
_BARE_NUMBER = re.compile(r"\b(\d{1,2}/\d{1,6}|HC \d{1,4}|CP \d{1,4})\b")
_BY = re.compile(
    r"^(?:durch|von|vorgelegt (?:durch|von)|erstattet (?:durch|von)|by|from|presented (?:to .{3,80} )?by|submitted by|laid by|issued by)"
    r"\s+(?:die|der|den|dem|das|the)?\s*(\S.{2,120}?)[.,:]?$",
    re.IGNORECASE,
)
_TO = re.compile(r"^(?:an|to|für|for)\s+(?:die|den|das|the)\s+(\S.{2,100}?)[.,:]?$", re.IGNORECASE)
_PARLIAMENT = re.compile(
    r"landtag|bundestag|bundesrat|nationalrat|bürgerschaft|abgeordnetenhaus|parlament|kantonsrat|grosser rat|großer rat|landrat|stadtrat|gemeinderat|kreistag"
    r"|parliament|assembly|house of|senate|council|riksdag|storting|folketing|eduskunta|sejm|seimas|saeima|riigikogu|diet\b|chamber",
    re.IGNORECASE,
)
_TITLE_AUTHOR = re.compile(
    r"^(?:Stellungnahme|Antwort|Bericht|Unterrichtung|Beantwortung|Mitteilung|Umsetzungsbericht|Zwischenbericht)\s+"
    r"(?:des|der|durch (?:die|den|das)|von)\s+(.{3,90}?)\s+(?:zur|zum|zu|über|auf|betreffend|vom|im)\b"
    r"|^(?:Response|Reply|Report|Position|Statement|Answer)\s+(?:of|by|from)\s+(?:the\s+)?(.{3,90}?)\s+(?:to|on|concerning|regarding|about)\b"
    r"|^(?:The\s+)?(.{3,60}?)(?:’s|'s)\s+(?:response|reply|report)\s+(?:to|on)\b",
)
_COLUMN_AUTHOR = re.compile(
    r"^(?:Stellungnahme|Antwort|Bericht|Beantwortung|Position|Umsetzung|Haltung)\s+(?:des|der|durch (?:die|den|das)|von)\s+(.{3,80})$"
    r"|^(?:Response|Reply|Position|Comments?|Answer)\s+(?:of|by|from)\s+(?:the\s+)?(.{3,80})$"
    r"|^(.*\b(?:government|council|ministry|executive|senate))(?:’s|'s)?\s+(?:response|reply|position|answer|comments?)$",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"(?:\bbis\s+(?:zum\s+|spätestens\s+(?:zum\s+)?|ende\s+)?|\bspätestens\s+(?:zum|am|bis zum)\s+|\b(?:by|no later than|not later than|before)\s+(?:the\s+)?)",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"vorzulegen|vorgelegt|vorlegen|berichte|bericht\b|unterricht|stellung zu nehmen|respond|report|reply|lay before|submit", re.IGNORECASE
)
_ASKING = re.compile(
    r"wunsch|bitte|gebeten|ersuch|aufgeforder|forder|beauftrag|auftrag|beschluss|beschlossen|verlang|request|asked|asks|called|calls|resolved|invite|direct|requires",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"\b(\d{1,3})(?:\.|st|nd|rd|th)\s+((?:[A-ZÄÖÜ][\w’'-]*)(?:\s+(?:[A-ZÄÖÜ][\w’'-]*|of|the|on|for|der|des|die|für|und|and|zur|im|in|of the)(?=\s|[,.;:()]|$))*)"
)
_NOT_A_BODY = re.compile(
    r"^(?:wahlperiode|legislaturperiode|sitzung|jahrgang|session\b|sitting|legislature|plenartagung|meeting|report|bericht|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|fortschreibung|auflage)",
    re.IGNORECASE,
)
_RESOLUTION_WORD = re.compile(r"resolution|entschlie(?:ß|ss)ung|beschl[uü](?:ss|sse)|empfehlung|recommendation|declaration|erklärung", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"\b(?:in|zu|at|held in)\s+((?:[A-ZÄÖÜ][\wäöüß’-]+)(?:[ /-][A-ZÄÖÜ][\wäöüß’-]+){0,3})")
_PLACE_IN_BRACKETS = re.compile(r"\(\s*((?:[A-ZÄÖÜ][\wäöüß’-]+)(?:[ /-][A-ZÄÖÜ][\wäöüß’-]+){0,3})\s*,")
_SELECTIVE = re.compile(
    r"\b(?:nur|lediglich|ausschlie(?:ß|ss)lich|allein|beschränk\w*|begrenz\w*|soweit|insoweit|only|solely|limited|confined|restrict\w*|insofar|exclusively)\b",
    re.IGNORECASE,
)
_COMPETENCE = re.compile(
    r"zuständig|kompetenz|verantwortungsbereich|wirkungskreis|aufgabenbereich|geschäftsbereich|competen|remit|responsib|jurisdiction|devolved|purview|mandate",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß0-9)“”\"¹²³⁴-⁹])[.!?](?=\s+[A-ZÄÖÜ„“\"]|\s*$)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front says. ``selective``: the paper states that it answers only what it is competent for."""

    title: str | None
    number: str | None
    date: date | None
    due: date | None
    author: str | None
    addressee: str | None
    request: Request | None
    resolution: Resolution
    selective: bool


def read_front(
    paragraphs: Sequence[str], heads: Sequence[str], answer_title: str, notes: Sequence[str], given_title: str | None
) -> FrontMatter:
    """Read the front matter from its paragraphs, the running heads, the answers' column title and the footnotes."""
    letterhead = [text for text in paragraphs[:14] if len(text) < 110 and not _is_sentence(text)]
    sentences = [sentence for text in paragraphs for sentence in split_sentences(text)]
    title = _title(paragraphs) or given_title
    number = _number([*letterhead, *heads])
    request, due = _request(sentences, notes)
    everything = [*([title] if title else []), *sentences]
    return FrontMatter(
        title=title,
        number=number,
        date=_date(letterhead, heads),
        due=due,
        author=_author(letterhead, title, answer_title),
        addressee=_addressee(letterhead, heads, title),
        request=request,
        resolution=_resolution(title, everything),
        selective=any(_SELECTIVE.search(s) and _COMPETENCE.search(s) for s in sentences),
    )


def split_sentences(text: str) -> list[str]:
    """Cut at full stops that end a sentence; ordinals and common abbreviations do not."""
    cuts = [match.end() for match in _SENTENCE_END.finditer(text) if not _keeps_open(text[: match.start()])]
    edges = [0, *cuts, len(text)]
    return [part for a, b in zip(edges, edges[1:], strict=False) if (part := text[a:b].strip())]


def _keeps_open(before: str) -> bool:
    word = before.rsplit(None, 1)[-1] if before.split() else ""
    return word.isdigit() or len(word) == 1 or word.lower() in {"nr", "abs", "art", "vgl", "bzw", "ca", "dr", "drs", "no", "st", "ziff"}


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and len(text.split()) > 7


def _title(paragraphs: Sequence[str]) -> str | None:
    """The longest line before the first sentence that is no letterhead."""
    lead: list[str] = []
    for text in paragraphs:
        if _is_sentence(text) and len(split_sentences(text)) >= 1 and text.endswith("."):
            break
        lead.append(text)
    named = [text for text in lead if len(text) > 24 and not _BY.match(text) and not _letterhead_only(text)]
    speaking = [text for text in named if _RESOLUTION_WORD.search(text) or _TITLE_AUTHOR.match(text)]
    chosen = speaking or named
    return max(chosen, key=len) if chosen else None


def _letterhead_only(text: str) -> bool:
    rest = _NUMBER.sub("", text)
    for found in find_dates(text):
        rest = rest.replace(text[found.start : found.end], "")
    return len(rest.split()) < 4 or text.rstrip().endswith((":", ","))


def _number(lines: Sequence[str]) -> str | None:
    for pattern in (_NUMBER, _BARE_NUMBER):
        for line in lines:
            match = pattern.search(line)
            if match is not None:
                return match.group(1).strip()
    return None


def _date(letterhead: Sequence[str], heads: Sequence[str]) -> date | None:
    for line in [*letterhead, *heads]:
        if _RESOLUTION_WORD.search(line) or "(" in line:
            continue
        dates = find_dates(line)
        if dates:
            return dates[0].begins
    return None


def _author(letterhead: Sequence[str], title: str | None, answer_title: str) -> str | None:
    by = next((match.group(1) for line in letterhead if (match := _BY.match(line))), None)
    match = _TITLE_AUTHOR.match(title or "")
    from_title = next((group for group in match.groups() if group), None) if match else None
    if by and from_title and by.split()[-1] in from_title:
        return _plain_name(from_title)
    if by or from_title:
        return _plain_name(by or from_title or "")
    match = _COLUMN_AUTHOR.match(answer_title)
    return _plain_name(next(group for group in match.groups() if group)) if match else None


def _plain_name(name: str) -> str:
    return re.sub(r"^(?:the|The)\s+", "", name.strip())


def _addressee(letterhead: Sequence[str], heads: Sequence[str], title: str | None) -> str | None:
    for line in letterhead:
        match = _TO.match(line)
        if match and _PARLIAMENT.search(match.group(1)):
            return match.group(1)
    lines = [line for line in [*heads, *letterhead] if _PARLIAMENT.search(line) and line != title and not _BY.match(line)]
    names = [name for line in lines if (name := _institution(line))]
    mixed = [name for name in names if name != name.upper()]
    return (mixed or names or [None])[0]


def _institution(line: str) -> str | None:
    """The part of a letterhead line that names a parliament: “Landtag Nordmark”."""
    for part in re.split(r"\s+[-–—|•·]\s+|\s{3,}|,|:|\bDrucksache\b|\bDrs\b|\bHC\b|\d+\.\s*(?:Wahl|Legislatur)periode", line):
        name = part.strip(" -–—.")
        if _PARLIAMENT.search(name) and 4 < len(name) < 70 and not any(c.isdigit() for c in name):
            return name
    return None


def _request(sentences: Sequence[str], notes: Sequence[str]) -> tuple[Request | None, date | None]:
    """The sentence that names the request, its papers (also from its footnote), and the date it sets."""
    for sentence in sentences:
        due = _due_in(sentence)
        if not _ASKING.search(sentence) or not (due or _REPORTING.search(sentence)):
            continue
        cited = [sentence, *(note for mark, note in _numbered(notes) if mark in sentence)]
        papers = [match.group(1) for text in cited for match in _NUMBER.finditer(text)]
        if due or papers:
            return Request(sentence, tuple(dict.fromkeys(papers))), due
    dues = [due for sentence in sentences if _REPORTING.search(sentence) and (due := _due_in(sentence))]
    return None, dues[0] if dues else None


def _numbered(notes: Sequence[str]) -> list[tuple[str, str]]:
    signs = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    return [(str(index).translate(signs), note) for index, note in enumerate(notes, 1)]


def _due_in(sentence: str) -> date | None:
    if not _REPORTING.search(sentence):
        return None
    for found in find_dates(sentence):
        if _DUE.search(sentence[max(0, found.start - 26) : found.start]):
            before = sentence[max(0, found.start - 12) : found.start]
            if not re.search(r"\d\.?\s*(?:bis|to|–|-)", before):
                return found.begins
    return None


def _resolution(title: str | None, texts: Sequence[str]) -> Resolution:
    """Body, session, place and dates of the resolution that the paper answers."""
    named = [(match, text) for text in texts for match in _SESSION.finditer(text) if not _NOT_A_BODY.match(match.group(2))]
    if not named:
        return _unnumbered_resolution(title, texts)
    first, _ = next(((m, t) for m, t in named if _RESOLUTION_WORD.search(t)), named[0])
    session = first.group(1)
    bodies = [_body(match.group(2)) for match, _ in named if match.group(1) == session]
    home = [text for text in texts if re.search(rf"\b{session}(?:\.|st|nd|rd|th)\s", text)]
    place, period = _place_and_period(home, session)
    begins, ends = (period.begins, period.ends) if period else (None, None)
    return Resolution(_resolution_title(title), _nominative(bodies), session, place, begins, ends)


def _unnumbered_resolution(title: str | None, texts: Sequence[str]) -> Resolution:
    match = re.search(
        r"(?:Resolution|Entschlie(?:ß|ss)ung|Beschlüsse?|Beschluss|Empfehlungen|Recommendations|Report)\s+(?:des|der|of the|by the|of)\s+"
        r"([A-ZÄÖÜ][^(),.;:]{3,80}?)(?=\s+(?:vom|zur|zum|zu|über|auf|on|of \d|dated|from|concerning)\b|\s*[(,.;:]|$)",
        title or "",
    )
    home = [title] if title else []
    place, period = _place_and_period(home, None)
    body = match.group(1).strip() if match else None
    begins, ends = (period.begins, period.ends) if period else (None, None)
    return Resolution(_resolution_title(title), body, None, place, begins, ends)


def _resolution_title(title: str | None) -> str | None:
    match = _RESOLUTION_WORD.search(title or "")
    return title[match.start() :].strip() if match and title else None


def _body(name: str) -> str:
    return re.sub(r"\s+(?:of|the|on|for|der|des|die|für|und|and|zur|im|in)$", "", name.strip())


def _nominative(names: Sequence[str]) -> str:
    """The base form among the forms a paper uses: “Forum”, where “Forums” stands too."""
    first = names[0]
    for name in names:
        for ending in ("s", "es"):
            head, _, tail = name.partition(" ")
            if first == " ".join(filter(None, (head + ending, tail))) or first.startswith(f"{head}{ending} {tail}"):
                return name
    return first


def _place_and_period(texts: Sequence[str], session: str | None):  # type: ignore[no-untyped-def]
    for text in texts:
        start = 0
        if session:
            hit = re.search(rf"\b{session}(?:\.|st|nd|rd|th)\s", text)
            start = hit.start() if hit else 0
        period = find_period(text[start:])
        bracket = _PLACE_IN_BRACKETS.search(text, start)
        place = bracket or _PLACE_BEFORE.search(text, start)
        if period or bracket:
            return place.group(1) if place else None, period
    return None, None
