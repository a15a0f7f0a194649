"""A marked block in a file that holds other people's lines too: found, made anew, and nothing else touched."""

from registry_cli.exports.owners.lines import BEGIN, END
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

BROKEN = Text(
    "{path}: the marks of the block do not belong together: there must be one line `{begin}` and one `{end}` after it, or neither",
    "{path}: blokkens mærker passer ikke sammen: der skal være én linje `{begin}` og én `{end}` efter den, eller ingen af dem",
)


def with_block(text: str, block: str, path: str) -> str:
    """The text with the block in the place of the one it holds, or at its end; line ends stay as the text has them.

    Raises:
        WrongQuestion: the marks in the text are no one block.
    """
    lines = text.splitlines(keepends=True)
    begins, ends = _marks(lines, BEGIN), _marks(lines, END)
    if "\r\n" in text:
        block = block.replace("\n", "\r\n")
    if not begins and not ends:
        return _at_the_end(text, block)
    if len(begins) != 1 or len(ends) != 1 or begins[0] > ends[0]:
        raise WrongQuestion(BROKEN, path=path, begin=BEGIN, end=END)
    return "".join(lines[: begins[0]]) + block + "".join(lines[ends[0] + 1 :])


def _marks(lines: list[str], mark: str) -> list[int]:
    return [number for number, line in enumerate(lines) if line.strip() == mark]


def _at_the_end(text: str, block: str) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    if not text.strip("\ufeff"):
        return text + block
    return f"{text}{'' if text.endswith(newline) else newline}{newline}{block}"
