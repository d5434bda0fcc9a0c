"""``peilung mask``: a paper without its words, to be sent to others."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from peilung.cli.exits import Exit
from peilung.cli.read import summary
from peilung.cli.session import Session
from peilung.cli.target import put
from peilung.cli.terminal import give, say
from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.reading.isolated import Child, Limits
from peilung.reading.mask import MASK, MASK_STRICTLY
from peilung.reading.mask.compare import differences
from peilung.reading.source import contents, is_folder

_BINARY = (b"%PDF", b"PK")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the paper, the file to write (standard output if ``None``), and how strictly to mask."""

    file: Path
    out: Path | None
    strict: bool
    limits: Limits


def usage_error(file: Path, out: Path | None) -> str | None:
    """What is wrong with these arguments, in words, or ``None``."""
    if out is not None and is_folder(out):
        return f"{out} is a folder. Name a file with --out."
    if out is not None and out.resolve() == file.resolve():
        return "The paper is not written over. Name another file with --out."
    return None


def mask_file(wish: Wish, session: Session) -> Exit:
    """Mask one paper, write it, and say whether it is read as the paper is. Raises :class:`Refused`."""
    data = contents(wish.file, wish.limits)
    with Child(MASK_STRICTLY if wish.strict else MASK) as child:
        masked = child.make(data, wish.limits)
    if wish.out is not None:
        put(wish.out, masked)
    elif sys.stdout.isatty() and masked.startswith(_BINARY):
        reason = "A PDF or Word file is no text for a terminal."
        raise Refused("not-written", reason, "Add --out FILE, or send it to a file with “> masked.pdf”.")
    else:
        give(masked)
    told, same = _told(_read(data, wish.limits, session), _read(masked, wish.limits, session))
    say(f"{wish.file}: masked{f' -> {wish.out}' if wish.out else ''}. {told}")
    return Exit.DONE if same else Exit.PROBLEMS


def _read(data: bytes, limits: Limits, session: Session) -> Document | Refused:
    try:
        with session.child() as child:
            return child.read(data, limits).document
    except Refused as refused:
        return refused


def _told(paper: Document | Refused, masked: Document | Refused) -> tuple[str, bool]:
    """Whether both are read in the same way, in words and as a fact."""
    if isinstance(paper, Refused) or isinstance(masked, Refused):
        one, two = (f"refused ({read.code})" if isinstance(read, Refused) else "read" for read in (paper, masked))
        if one == two:
            return f"It is {two}, as the paper is.", True
        return f"It is {two}, and the paper is {one}.", False
    found = list(differences(paper, masked))
    if not found:
        return f"It reads like the paper: {summary(masked)}.", True
    return f"It reads otherwise than the paper: {'; '.join(found)}.", False
