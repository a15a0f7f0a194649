"""Numbers as the language writes them."""

from fractions import Fraction

from babel.numbers import format_decimal, format_percent, get_decimal_symbol, get_group_symbol

from registry_cli.language import Lang


def percent(part: int, whole: int, lang: Lang) -> str:
    """A share in whole percent; a dash where there is no whole."""
    return str(format_percent(part / whole, locale=lang)) if whole else "–"


def number(value: int, lang: Lang) -> str:
    """A number with the thousands apart."""
    return str(format_decimal(value, locale=lang))


def amount(ore: int, lang: Lang) -> str:
    """Whole øre as kroner with two places, exact whatever their size: `1.234,50`."""
    whole, rest = divmod(abs(ore), 100)
    kroner = f"{whole:,}".replace(",", get_group_symbol(lang))
    return f"{'-' if ore < 0 else ''}{kroner}{get_decimal_symbol(lang)}{rest:02}"


def whole_kroner(ore: int, lang: Lang) -> str:
    """Øre as kroner without øre, half a krone away from zero: `1.235`."""
    return decimals(Fraction(ore, 100), 0, lang)


def decimals(value: Fraction, places: int, lang: Lang) -> str:
    """A number rounded to so many places, half away from zero."""
    scaled = (2 * abs(value.numerator) * 10**places + value.denominator) // (2 * value.denominator)
    whole, rest = divmod(scaled, 10**places)
    text = f"{whole:,}".replace(",", get_group_symbol(lang))
    return f"{'-' if value < 0 else ''}{text}" + (f"{get_decimal_symbol(lang)}{rest:0{places}}" if places else "")
