"""What answers say: the kind of each sentence by rules kept as data, and the main kind of each answer."""

from peilung.insight.kinds.judging import judge

__all__ = ["judge"]
