"""How much processor time a piece of work takes, for tests of how it grows. Never compared with a fixed time."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def processor_seconds(work: Callable[[], object], runs: int = 2) -> float:
    """The least of some runs, with no collection of garbage in between: that of a large test process takes long."""
    times = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            began = time.process_time()
            work()
            times.append(time.process_time() - began)
    finally:
        gc.enable()
    return min(times)
