"""`reg explain`: why a finding is one, with a bad and a good example."""

from typing import Annotated, Literal

import typer

from registry_cli.cli.asking import answer, asked, wants_colour, width
from registry_cli.language import Text
from registry_cli.questions import WrongQuestion

NAME = "explain"
NO_CODE = Text("there is no finding {code}: see `reg explain`", "der er ingen bemærkning {code}: se `reg explain`")
NO_CODE_BUT = Text(
    "there is no finding {code}: did you mean {meant}?", "der er ingen bemærkning {code}: mente du {meant}?"
)


def run(
    context: typer.Context,
    code: Annotated[str | None, typer.Argument(help="A finding's code; without it, all codes.")] = None,
    format_: Annotated[Literal["text", "md", "json"], typer.Option("--format", "-f", help="How to print it.")] = "text",
) -> None:
    """Explain a finding: why, a bad and a good example; or list all."""
    from registry_cli.checks import BY_CODE, CHECKS
    from registry_cli.output import explanations
    from registry_cli.suggestions import closest

    question = asked(context)
    lang = question.language()
    if code is None:
        answer(explanations.overview(CHECKS, lang, format_, colour=wants_colour(), width=width()))
        return
    check = BY_CODE.get(code)
    if check is None:
        meant = closest(code, BY_CODE)
        raise WrongQuestion(NO_CODE_BUT, code=code, meant=meant) if meant else WrongQuestion(NO_CODE, code=code)
    answer(explanations.explanation(check, lang, format_))
