"""A file is not readable as YAML.

Nothing after the fault can be read, so it is the only finding of this file until it is mended. Common causes: a colon
inside unquoted text, a bracket or quote that is never closed, a tab as indentation, lines indented unevenly.

Bad:

    # systems/ky.yaml
    name: KY: Kommunernes Ydelsessystem
    #       ^ syntax-error

Good:

    # systems/ky.yaml
    name: "KY: Kommunernes Ydelsessystem"
"""

from registry_cli.checks.check import Check, found_while_loading
from registry_cli.language import Text

CHECK = Check(
    code="syntax-error",
    severity="error",
    message=Text("not readable as YAML: {problem}", "kan ikke læses som YAML: {problem}"),
    help=Text(
        "Nothing behind this place was read: when it is mended, more may show.",
        "Intet efter dette sted er læst: når det er rettet, kan der vise sig mere.",
    ),
    documentation=__doc__,
    danish="""En fil kan ikke læses som YAML.

Intet efter fejlen kan læses, så den er filens eneste bemærkning, til den er rettet. Almindelige årsager: et kolon i tekst
uden anførselstegn, en parentes eller et anførselstegn der aldrig lukkes, en tabulator som indrykning, skæv indrykning.
""",
    run=found_while_loading,
    words={
        "merge-conflict": Text(
            "a merge conflict is not resolved: keep one side and delete the lines with <<<<<<<, ======= and >>>>>>>",
            "en flettekonflikt er ikke løst: behold den ene side, og slet linjerne med <<<<<<<, ======= og >>>>>>>",
        ),
        "tab": Text("a tab as indentation: use spaces", "en tabulator som indrykning: brug mellemrum"),
        "indentation": Text(
            "this line is indented further than the one it belongs beside",
            "denne linje er rykket længere ind end den, den hører til ved siden af",
        ),
        "mapping values are not allowed in this context": Text(
            "a colon stands where no key can begin: put the text in quotes",
            "et kolon står, hvor ingen nøgle kan begynde: sæt teksten i anførselstegn",
        ),
        "did not find expected ',' or ']'": Text(
            "a list in [ ] is not closed, or a comma is missing",
            "en liste i [ ] er ikke lukket, eller der mangler et komma",
        ),
        "did not find expected ',' or '}'": Text(
            "a mapping in { } is not closed, or a comma is missing",
            "et opslag i { } er ikke lukket, eller der mangler et komma",
        ),
        "did not find expected key": Text(
            "the indentation does not fit, or a colon is missing",
            "indrykningen passer ikke, eller der mangler et kolon",
        ),
        "did not find expected '-' indicator": Text(
            "expected another list item: the indentation does not fit",
            "forventede endnu et listepunkt: indrykningen passer ikke",
        ),
        "could not find expected ':'": Text(
            "a colon is missing after the key, or the line belongs further in",
            "der mangler et kolon efter nøglen, eller linjen skal rykkes ind",
        ),
        "found character that cannot start any token": Text(
            "a character stands where no value can begin (a tab, @ or `): put the text in quotes",
            "et tegn står, hvor ingen værdi kan begynde (en tabulator, @ eller `): sæt teksten i anførselstegn",
        ),
        "found unexpected end of stream": Text("a quote is never closed", "et anførselstegn lukkes aldrig"),
        "found unexpected document indicator": Text(
            "a quote is not closed before the end of the document",
            "et anførselstegn lukkes ikke før dokumentets slutning",
        ),
        "found a tab character that violates indentation": Text(
            "a tab as indentation: use spaces", "en tabulator som indrykning: brug mellemrum"
        ),
        "found a tab character where an indentation space is expected": Text(
            "a tab as indentation: use spaces", "en tabulator som indrykning: brug mellemrum"
        ),
        "block sequence entries are not allowed in this context": Text(
            "a list item stands where no list can begin", "et listepunkt står, hvor ingen liste kan begynde"
        ),
        "block mapping keys are not allowed in this context": Text(
            "a key stands where none can", "en nøgle står, hvor ingen kan stå"
        ),
        "found unknown escape character": Text(
            "an unknown escape after a backslash: use single quotes or two backslashes",
            "en ukendt kode efter en omvendt skråstreg: brug enkelte anførselstegn eller to skråstreger",
        ),
        "did not find expected node content": Text("a value is missing", "der mangler en værdi"),
        "did not find expected <document start>": Text(
            "text stands after the end of the document", "der står tekst efter dokumentets slutning"
        ),
        "did not find expected hexdecimal number": Text(
            "the code after \\x or \\u is no hexadecimal number",
            "koden efter \\x eller \\u er ikke et hexadecimalt tal",
        ),
        "control characters are not allowed": Text(
            "a control character stands in the text", "der står et kontroltegn i teksten"
        ),
        "did not find expected alphabetic or numeric character": Text(
            "an & or * stands without a name: put the text in quotes",
            "et & eller * står uden navn: sæt teksten i anførselstegn",
        ),
        "did not find expected tag URI": Text(
            "a ! stands where a value should: put the text in quotes",
            "et ! står, hvor en værdi skulle stå: sæt teksten i anførselstegn",
        ),
        "did not find expected whitespace or line break": Text(
            "a space is missing after the mark", "der mangler et mellemrum efter tegnet"
        ),
        "did not find URI escaped octet": Text(
            "a ! stands where a value should: put the text in quotes",
            "et ! står, hvor en værdi skulle stå: sæt teksten i anførselstegn",
        ),
        "did not find expected comment or line break": Text(
            "text stands behind | or >: it belongs on the next line",
            "der står tekst efter | eller >: den hører til på næste linje",
        ),
    },
)
