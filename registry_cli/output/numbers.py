"""Numbers as the language writes them."""

from babel.numbers import format_decimal, format_percent

from registry_cli.language import Lang


def percent(part: int, whole: int, lang: Lang) -> str:
    """A share in whole percent; a dash where there is no whole."""
    return str(format_percent(part / whole, locale=lang)) if whole else "–"


def number(value: int, lang: Lang) -> str:
    """A number with the thousands apart."""
    return str(format_decimal(value, locale=lang))
