"""One measurement in a process of its own: ``python -m benchmarks.child ENGINE FILE [MODULE ...]``.

Prints one line of JSON: seconds, peak memory, what was found. What the engine itself prints goes to
standard error.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.engines import Yield, engine


def main(name: str, path: Path, modules: Sequence[str]) -> dict[str, Any]:
    """Load the engine and the other modules, then read the file by the clock.

    ``late`` names the modules that were loaded only while the clock ran.
    """
    chosen = engine(name)
    for module in (chosen.module, *modules):
        import_module(module)
    loaded = set(sys.modules)
    start = time.perf_counter()
    found = chosen.run(path)
    seconds = time.perf_counter() - start
    memory = peak_memory()
    late = sorted(set(sys.modules) - loaded)
    return {"seconds": seconds, "memory": memory, "late": late, "found": _plain(chosen.gives, found)}


def peak_memory() -> int:
    """The most memory this process held so far, and the largest of its children, in bytes.

    On Linux the figure of ``getrusage`` starts at what the starting process held before the program
    was loaded, which would hide small readers; the kernel's ``VmHWM`` is about this program alone.
    """
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _unit()
    status = Path("/proc/self/status")
    if status.is_file():
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="ascii", errors="replace").splitlines())
        own = int(lines["VmHWM"].split()[0]) * 1024
    return own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _unit()


def _unit() -> int:
    return 1 if sys.platform == "darwin" else 1024


def _plain(gives: Yield, found: Any) -> Any:
    if gives is Yield.DOCUMENT:
        from peilung.core.contract import as_json

        return as_json(found)
    return len(found) if gives is Yield.TEXT else found


if __name__ == "__main__":
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    json.dump(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]), out)
    out.close()
