"""A registry held in memory: what tests and examples are made of."""

from collections.abc import Iterable, Iterator, Mapping

from registry_cli.sources.source import MAX_FILE_BYTES, Problem, SourceFile


class MemorySource:
    """Files given as a mapping from path to text, to bytes, or to the problem that reading them meets."""

    def __init__(self, files: Mapping[str, str | bytes], problems: Mapping[str, Problem] | None = None) -> None:
        """Take the files, and for some paths the problem that stands in for their bytes."""
        self._files = dict(files)
        self._problems = dict(problems or {})

    @property
    def label(self) -> str:
        """A fixed word: memory has no place."""
        return "memory"

    def paths(self) -> tuple[str, ...]:
        """Every path given, sorted."""
        return tuple(sorted({*self._files, *self._problems}))

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile]:
        """The files at `paths`; text is encoded as UTF-8."""
        for path in paths:
            yield self._read(path)

    def _read(self, path: str) -> SourceFile:
        if path in self._problems:
            return SourceFile(path, problem=self._problems[path])
        if path not in self._files:
            return SourceFile(path, problem="missing")
        content = self._files[path]
        data = content.encode() if isinstance(content, str) else content
        if len(data) > MAX_FILE_BYTES:
            return SourceFile(path, problem="too-large")
        return SourceFile(path, data)
