"""What a change of a file would do to its text, line by line, as git shows it."""

import re
from difflib import unified_diff

from registry_cli.escaping import visible

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def difference(path: str, new_path: str, before: str, after: str) -> str:
    """The unified difference between two texts of a file, after two lines on its new name where it has one.

    It is for people: what a terminal would obey or hide is shown as in every other output; tabs and the line
    ends of Windows are left.
    """
    path, new_path = visible(path), visible(new_path)
    renamed = f"rename from {path}\nrename to {new_path}\n" if new_path != path else ""
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), path, new_path)
    return renamed + "".join(f"{_shown(line.removesuffix(chr(10)))}\n" for line in lines)


def _shown(line: str) -> str:
    end = "\r" if line.endswith("\r") else ""
    return "\t".join(visible(piece) for piece in line.removesuffix(end).split("\t")) + end
