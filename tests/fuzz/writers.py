"""What writes files: the canonical form says the same and is its own; repairs make nothing worse and are done at once."""

from collections import Counter
from collections.abc import Mapping

from registry_cli.authoring.formatting import canonical_text, is_formatted
from registry_cli.authoring.repairs import Mended, mended
from registry_cli.checks.running import Judged, judge
from registry_cli.documents import Data
from registry_cli.documents.parse import parse
from registry_cli.model.load import load
from registry_cli.sources import MemorySource
from tests.fuzz.answers import AS_OF
from tests.fuzz.judging import bounded, demand


@bounded()
def check_writers(files: Mapping[str, bytes]) -> None:
    """Demand what must hold for any files."""
    _check_formatting(files)
    _check_repairs(files)


def _check_formatting(files: Mapping[str, bytes]) -> None:
    formatted = {path: _formatted(path, data) for path, data in files.items() if is_formatted(path)}
    if formatted:
        before, after = _found(judge(load(MemorySource(files)), AS_OF)), _found(_judged({**files, **formatted}))
        demand(before == after, "formatting changes the findings", before - after, after - before)


def _formatted(path: str, data: bytes) -> bytes:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    result = canonical_text(path, text)
    if result is None:
        return data
    demand(canonical_text(path, result) == result, path, "is not its own canonical form", result)
    demand(_comparable(_data(result)) == _comparable(_data(text)), path, "holds other data", result)
    return result.encode()


def _data(text: str) -> Data:
    parsed = parse(text)
    demand(not parsed.faults and parsed.root is not None, "has faults", parsed.faults)
    return parsed.root.data() if parsed.root else None


def _comparable(data: Data) -> str:
    """The data as text; unlike with `==`, True is not 1. The order of keys counts for nothing."""
    if isinstance(data, dict):
        return f"{{{', '.join(f'{key!r}: {_comparable(data[key])}' for key in sorted(data))}}}"
    return f"[{', '.join(map(_comparable, data))}]" if isinstance(data, list) else repr(data)


def _judged(files: Mapping[str, bytes]) -> tuple[Judged, ...]:
    return judge(load(MemorySource(files)), AS_OF)


def _found(judged: tuple[Judged, ...]) -> Counter[tuple[object, ...]]:
    """The findings, without where in the text they stand."""
    return Counter((one.finding.code, one.finding.mark[:3], one.severity) for one in judged)


def _check_repairs(files: Mapping[str, bytes]) -> None:
    result = mended(MemorySource(files), AS_OF, lambda _: True)
    following = _following(files, result)
    demand(set(result.texts) <= set(files), "made a file")
    demand(len(following) == len(files), "two files under one name", result.renamed)
    left, had = _errors(_judged(following)), _errors(_judged(files))
    demand(left <= had, "repairs made errors", had, left)
    demand(_found(_judged(following)) == _found(result.judged), "tells other findings than are left")
    again = mended(MemorySource(following), AS_OF, lambda _: True)
    demand((again.texts, again.renamed) == ({}, {}), "is not done at once", again.texts, again.renamed)
    refused = tuple(sorted(result.renamed.get(path, path) for path in result.refused))
    demand(again.refused == refused, "refuses other files", refused, again.refused)


def _following(files: Mapping[str, bytes], result: Mended) -> dict[str, bytes]:
    """The files as they are after the repairs."""
    changed = {path: text.encode() for path, (_, text) in result.texts.items()}
    return {result.renamed.get(path, path): changed.get(path, data) for path, data in files.items()}


def _errors(judged: tuple[Judged, ...]) -> int:
    return sum(one.severity == "error" for one in judged)
