"""What a change of a file would do to its text, line by line, as git shows it."""

import re
from difflib import unified_diff

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def difference(path: str, new_path: str, before: str, after: str) -> str:
    """The unified difference between two texts of a file, after two lines on its new name where it has one."""
    renamed = f"rename from {path}\nrename to {new_path}\n" if new_path != path else ""
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), path, new_path)
    return renamed + "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
