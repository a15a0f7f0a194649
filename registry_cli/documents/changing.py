"""A value put into a text, or taken out: every comment, quote and line elsewhere stays as it is.

What comes out is held against what was asked for: if the data differ in anything else, or a comment would be lost that
belongs to something else, there is no answer, and a person must edit the file.
"""

from collections import Counter

from registry_cli.documents.edits import Edit, edited
from registry_cli.documents.layout import comments_in
from registry_cli.documents.ordering import KeyOrder, UnusualText
from registry_cli.documents.parse import parse
from registry_cli.documents.places import tree_of
from registry_cli.documents.putting import added_item, added_key, replaced
from registry_cli.documents.removing import removed
from registry_cli.documents.tree import Data, Node, descend
from registry_cli.findings import Route


def with_value(text: str, route: Route, value: Data, order: KeyOrder) -> str | None:
    """The text with `value` at `route`, where something stands or not; new keys stand where the order has them.

    Mappings on the way that are not there are made. A list takes a new item at its end, whose position is its length.
    `None` where this cannot be done without losing something, or where the text has no such place.
    """
    root = tree_of(text)
    if root is None or not route:
        return None
    try:
        edit = _put(text, root, route, value, order)
        wanted = put(root.data(), route, value)
        after = edited(text, [edit]) if edit else None
        return after if after is not None and _is_exact(text, after, wanted) else None
    except UnusualText:
        return None


def without(text: str, route: Route) -> str | None:
    """The text without the key or item at `route`, its lines and the comments that are its own.

    What is left empty by it goes too, but never the whole text. `None` as in `with_value`.
    """
    root = tree_of(text)
    route = emptied_route(root.data(), route) if root is not None else ()
    if root is None or not route or len(list(descend(root, route))) != len(route):
        return None
    edit = removed(text, _node(root, route[:-1]), route[-1])
    if edit is None:
        return None
    after = edited(text, [edit.edit])
    try:
        is_good = after is not None and _is_exact(text, after, take(root.data(), route), may_lose=edit.has_lines)
    except UnusualText:
        return None
    return after if is_good else None


def emptied_route(data: Data, route: Route) -> Route:
    """The route of the outermost value that holds nothing but what is at `route`; what is at it where there is none."""
    while len(route) > 1 and _size(at(data, route[:-1])) == 1:
        route = route[:-1]
    return route


def at(data: Data, route: Route) -> Data:
    """What stands at the route; `None` where nothing does."""
    for step in route:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def put(data: Data, route: Route, value: Data) -> Data:
    """The same data with `value` at `route`; mappings and lists on the way are made."""
    if not route:
        return value
    step, rest = route[0], route[1:]
    if isinstance(step, int):
        items = list(data) if isinstance(data, list) else []
        below = items[step] if step < len(items) else None
        return [*items[:step], put(below, rest, value), *items[step + 1 :]]
    record = data if isinstance(data, dict) else {}
    return record | {step: put(record.get(step), rest, value)}


def take(data: Data, route: Route) -> Data:
    """The same data without what stands at the route."""
    step, rest = route[0], route[1:]
    if rest:
        return put(data, (step,), take(at(data, (step,)), rest))
    if isinstance(data, dict):
        return {key: one for key, one in data.items() if key != step}
    return [one for place, one in enumerate(data) if place != step] if isinstance(data, list) else data


def told(data: Data) -> object:
    """The data in a form that tells apart what `==` does not: true from 1, and 1.10 from 1.1; order of keys counts for nothing."""
    if isinstance(data, dict):
        return tuple(sorted((key, repr(told(one))) for key, one in data.items()))
    return [repr(told(one)) for one in data] if isinstance(data, list) else repr(data)


def _put(text: str, root: Node, route: Route, value: Data, order: KeyOrder) -> Edit | None:
    steps = list(descend(root, route))
    depth = len(steps)
    flow = any(node.style == "flow" for node in (root, *(node for _, node in steps[:depth])))
    if depth == len(route):
        parents = (root, *(node for _, node in steps[:-1]))
        in_flow = any(node.style == "flow" for node in parents)
        return replaced(text, parents[-1], route[-1], _sorted(value, _order_at(order, route)), in_flow=in_flow)
    holder = steps[-1][1] if steps else root
    made = _sorted(put(None, route[depth + 1 :], value), _order_at(order, route[: depth + 1]))
    step = route[depth]
    if holder.entries and isinstance(step, str):
        return added_key(text, holder, step, made, _order_at(order, route[:depth]), in_flow=flow)
    if holder.items and step == len(holder.items):
        return added_item(text, holder, made, in_flow=flow)
    if depth and holder.data() in (None, {}, []) and not holder.unknown:
        return _put(text, root, route[:depth], put(None, route[depth:], value), order)
    return None


def _order_at(order: KeyOrder, route: Route) -> KeyOrder:
    for step in route:
        order = order.get(step, {}) if isinstance(step, str) else order
    return order


def _sorted(value: Data, order: KeyOrder) -> Data:
    if isinstance(value, list):
        return [_sorted(item, order) for item in value]
    if not isinstance(value, dict):
        return value
    ranks = {key: rank for rank, key in enumerate(order)}
    keys = sorted(value, key=lambda key: ranks.get(key, len(ranks)))
    return {key: _sorted(value[key], order.get(key, {})) for key in keys}


def _node(root: Node, route: Route) -> Node:
    steps = list(descend(root, route))
    return steps[-1][1] if steps else root


def _size(data: Data) -> int:
    return len(data) if isinstance(data, dict | list) else 0


def _is_exact(before: str, after: str, wanted: Data, *, may_lose: bool = False) -> bool:
    """Whether the new text says what is wanted, and has all comments and no fault that the old one has not."""
    old, new = parse(before), parse(after)
    if new.root is None or told(new.root.data()) != told(wanted):
        return False
    more = Counter(fault.code for fault in new.faults) - Counter(fault.code for fault in old.faults)
    had, has = comments_in(before), comments_in(after)
    return not more and (has <= had if may_lose else has == had)
