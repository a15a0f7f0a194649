"""A source's YAML files, all read at one moment: what is judged is what was looked at."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from registry_cli.sources.source import Source, SourceFile

_YAML_LIKE = re.compile(r"\.ya?ml(\.[a-z]+)?$", re.IGNORECASE)


class Snapshot:
    """Every file of a source that looks like YAML, with its bytes, and the paths of all files."""

    def __init__(self, source: Source) -> None:
        """Read the source once."""
        self.label = source.label
        self._paths = source.paths()
        wanted = [path for path in self._paths if _YAML_LIKE.search(path) or path.endswith("/")]
        self._files = {file.path: file for file in source.read(wanted)}

    def paths(self) -> tuple[str, ...]:
        """Every file of the source, sorted."""
        return self._paths

    def read(self, paths: Iterable[str]) -> Iterator[SourceFile]:
        """The files at `paths` as they were; what is no YAML file is missing."""
        for path in paths:
            yield self._files.get(path) or SourceFile(path, problem="missing")

    def fingerprint(self) -> str:
        """The same 64 hexadecimal digits for the same paths, bytes and problems, and for no others."""
        digest = sha256()
        for path in self._paths:
            file = self._files.get(path)
            digest.update(f"{path}\0{file.problem or '' if file else '-'}\0".encode("utf-8", "surrogatepass"))
            if file is not None:
                digest.update(sha256(file.data).digest())
        return digest.hexdigest()
