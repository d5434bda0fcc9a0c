"""Which answers refer to each other in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def circles(pointing: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """To each answer a number that it shares with all answers it is in a circle with; answers in none are left out.

    ``pointing`` has for each answer those it points to. Time is linear in their number.
    """
    order = _finished(pointing)
    back: dict[str, list[str]] = {}
    for source, targets in pointing.items():
        for target in targets:
            back.setdefault(target, []).append(source)
    group: dict[str, int] = {}
    members: dict[int, list[str]] = {}
    for number, root in enumerate(reversed(order)):
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in group:
                group[node] = number
                members.setdefault(number, []).append(node)
                waiting.extend(back.get(node, ()))
    return {node: number for node, number in group.items() if len(members[number]) > 1}


def _finished(pointing: Mapping[str, Iterable[str]]) -> list[str]:
    """The answers in the order in which a walk in depth leaves them."""
    seen: set[str] = set()
    order: list[str] = []
    for root in pointing:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(pointing.get(root, ())))]
        while path:
            node, rest = path[-1]
            target = next((other for other in rest if other not in seen), None)
            if target is None:
                order.append(node)
                path.pop()
            else:
                seen.add(target)
                path.append((target, iter(pointing.get(target, ()))))
    return order
