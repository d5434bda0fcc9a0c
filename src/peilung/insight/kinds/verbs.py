"""The forms of a verb, made from one entry of a word list (``[verbs]`` in ``words/kinds_de.toml``, ``kinds_en.toml``).

German: ``ein|richten`` is weak and separable, ``ab|schließen:schließt:schloss:geschlossen`` strong. English:
``set~up:sets:set:set:setting`` is irregular and has a particle. Only the third person and the plural are made.
"""

from __future__ import annotations

from dataclasses import dataclass

_UNSTRESSED = ("be", "emp", "ent", "er", "ge", "ver", "zer", "miss", "über", "unter", "wider", "hinter", "voll")
_NEEDS_E = ("t", "d", "chn", "ffn", "gn", "dn", "tm", "kn")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of one verb by use.

    ``present`` and ``past`` are finite and go with ``particle`` (empty where there is none); ``behind`` are the
    same with the particle before them, as at the end of a German clause; ``infinitive``, ``participle`` and
    ``ongoing`` (English “-ing”) are without it in English and with it in German; ``purpose`` is “einzurichten”.
    """

    particle: str
    present: tuple[str, ...]
    past: tuple[str, ...]
    infinitive: tuple[str, ...]
    participle: tuple[str, ...]
    behind: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()


def german(entry: str) -> Forms:
    """The forms of a German entry."""
    head, *given = entry.split(":")
    prefix, bar, core = head.rpartition("|")
    stem = core.removesuffix("n").removesuffix("e")
    if given:
        third, past, participle = given
    else:
        third, past, participle = _weak(stem, core)
    pasts = (past, past + ("n" if past.endswith("e") else "en"))
    present = (third, core)
    return Forms(
        prefix if bar else "",
        present,
        pasts,
        (prefix + core,),
        (prefix + participle,),
        tuple(prefix + form for form in (*present, *pasts)) if bar else (),
        (f"{prefix}zu{core}",) if bar else (),
    )


def _weak(stem: str, infinitive: str) -> tuple[str, str, str]:
    """Third person, past and participle of a weak verb."""
    link = "e" if stem.endswith(_NEEDS_E) else ""
    third = f"{stem}{link}t"
    plain = infinitive.endswith("ieren") or stem.startswith(_UNSTRESSED)
    return third, f"{stem}{link}te", third if plain else f"ge{third}"


def english(entry: str) -> Forms:
    """The forms of an English entry."""
    head, *given = entry.split(":")
    core, _, particle = head.partition("~")
    third, past, participle, ongoing = given or _regular(core)
    return Forms(particle, (core, third), (past,), (core,), (participle,), ongoing=(ongoing,))


def _regular(core: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and “-ing” of a regular verb."""
    if core.endswith("e"):
        return f"{core}s", f"{core}d", f"{core}d", f"{core[:-1]}ing"
    if core.endswith("y") and core[-2] not in _VOWELS:
        return f"{core[:-1]}ies", f"{core[:-1]}ied", f"{core[:-1]}ied", f"{core}ing"
    third = f"{core}es" if core.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{core}s"
    return third, f"{core}ed", f"{core}ed", f"{core}ing"
