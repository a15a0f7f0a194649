"""The single values of the model: text, days, periods, amounts. None of them guesses what a value means."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError

from registry_cli.model.fields import Form, InOrder, ManyLines, Money

Item = TypeVar("Item")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PERIOD = re.compile(r"P(?=\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?", re.ASCII)
_HOURS = re.compile(r"P(?=[\dT])(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,4}M)?)?", re.ASCII)

MAX_NAME = 200
MAX_TEXT = 20_000
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200


class Record(BaseModel):
    """A frozen part of an entity; unknown keys are faults. `IN_ORDER` names the days that must follow one another.

    `ONE_OF` names keys of which exactly one must be there.
    """

    IN_ORDER: ClassVar[InOrder] = ()
    ONE_OF: ClassVar[tuple[str, ...]] = ()

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


def _day(value: object) -> date:
    day = _day_of(value) if isinstance(value, str) else "expected a day as YYYY-MM-DD"
    if isinstance(day, date):
        return day
    raise PydanticCustomError("day", "{problem}", {"problem": day})


@lru_cache(maxsize=50_000)
def _day_of(text: str) -> date | str:
    """The day, or what is wrong with the text; the same few days stand everywhere in a registry."""
    if not _DAY.fullmatch(text):
        return "expected a day as YYYY-MM-DD"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return "no such day in the calendar"
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else "year out of range"


def day_in(value: object) -> date | None:
    """The day that a value of a file says; `None` for anything else, which is a finding elsewhere."""
    day = _day_of(value) if isinstance(value, str) else None
    return day if isinstance(day, date) else None


def words_in(value: object) -> tuple[str, ...]:
    """The texts in a list of a file; what is no text is left out, and anything but a list holds none."""
    return tuple(word for word in value if isinstance(word, str)) if isinstance(value, list) else ()


def _matching(pattern: re.Pattern[str], error: str, *, not_zero: bool) -> BeforeValidator:
    def check(value: object) -> object:
        if not isinstance(value, str) or not pattern.fullmatch(value) or (not_zero and not re.search("[1-9]", value)):
            raise PydanticCustomError(error, "expected another form")
        return value

    return BeforeValidator(check)


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number_type", "expected a number")
    return value


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class _OneOrList:
    """The JSON Schema of a list that may be written as its only item."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(core_schema)
        return {"anyOf": [listed["items"], listed]}


def _one_line(value: str) -> str:
    if not value.strip() or any(ord(character) < 32 for character in value):
        raise PydanticCustomError("one_line", "expected one line of text")
    return value


def _two(value: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    if len(value) != 2:
        code: Literal["too_short", "too_long"] = "too_short" if len(value) < 2 else "too_long"
        lengths = {"field_type": "Tuple", "min_length": 2, "max_length": 2, "actual_length": len(value)}
        raise PydanticKnownError(code, lengths)
    return value


OneOrMore = Annotated[tuple[Item, ...], _OneOrList, BeforeValidator(_listed)]
"""A list, or its only item written without the list."""

Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAX_NAME),
    AfterValidator(_one_line),
    WithJsonSchema(
        {
            "type": "string",
            "minLength": 1,
            "maxLength": MAX_NAME,
            "pattern": r"^[^\x00-\x1f]*[^\s\x00-\x1f][^\x00-\x1f]*$",
        }
    ),
]
"""One line of text for people."""

Prose = Annotated[str, StringConstraints(max_length=MAX_TEXT), ManyLines()]
"""Text of any length a person would write, with line breaks."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A calendar day, ISO 8601 (`2027-05-01`)."""

Month = Annotated[
    str,
    Form("month"),
    _matching(re.compile(r"\d{4}-(0[1-9]|1[0-2])"), "month", not_zero=False),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}),
]
"""A calendar month, `2027-05`."""

Quarter = Annotated[
    str,
    Form("quarter"),
    _matching(re.compile(r"\d{4}-Q[1-4]"), "quarter", not_zero=False),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-Q[1-4]$"}),
]
"""A quarter of a year, `2027-Q2`."""

Period = Annotated[
    str,
    Form("period"),
    _matching(_PERIOD, "period", not_zero=True),
    WithJsonSchema({"type": "string", "pattern": r"^P(?=\d)(?=.*[1-9])(\d{1,3}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$"}),
]
"""A duration of whole days or more, ISO 8601 (`P6M`, `P1Y6M`, `P14D`)."""

ShortPeriod = Annotated[
    str,
    Form("short-period"),
    _matching(_HOURS, "short_period", not_zero=False),
    WithJsonSchema({"type": "string", "pattern": r"^P(?=[\dT])(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,4}M)?)?$"}),
]
"""A duration of days, hours and minutes, ISO 8601 (`PT4H`, `P1D`)."""

Quantity = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A decimal number, exactly as written."""

Amount = Annotated[Quantity, Money()]
"""Kroner without VAT, exactly as written."""

Pair = Annotated[
    tuple[Amount, ...],
    AfterValidator(_two),
    WithJsonSchema({"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}),
]
"""Two amounts. As a list that is checked afterwards: draft 7 of JSON Schema knows no tuples of pydantic's."""

PositiveQuantity = Annotated[
    Decimal, BeforeValidator(_number), Field(ge=0), WithJsonSchema({"type": "number", "minimum": 0})
]
PositiveAmount = Annotated[PositiveQuantity, Money()]
Share = Annotated[
    Decimal, BeforeValidator(_number), Field(ge=0, le=1), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1})
]
"""A part of one whole: 0 to 1."""

Flag = Annotated[bool, Field(strict=True)]
Whole = Annotated[int, Field(strict=True, ge=0)]
Year = Annotated[int, Field(strict=True, ge=EARLIEST_YEAR, le=LATEST_YEAR)]
Fit = Annotated[int, Field(strict=True, ge=1, le=4)]
"""How well a system fits: 1 poor to 4 good."""

Score = Annotated[int, Field(strict=True, ge=1, le=5)]
"""A score of a project or a risk: 1 to 5."""

Url = Annotated[str, StringConstraints(max_length=2000, pattern=r'^[a-z][a-z0-9+.-]*:[^\s<>"]+$'), Form("url")]
"""A link with its scheme; case systems have schemes of their own."""

Cvr = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$"), Form("cvr")]
Ean = Annotated[str, StringConstraints(pattern=r"^[0-9]{13}$"), Form("ean")]
MunicipalityCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$"), Form("municipality-code")]
ID_PATTERN = r"^[a-z0-9][a-z0-9-]*$"
Ident = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=100), Form("id")]
"""An id: small letters, digits and hyphens."""

YearText = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$"), Form("year")]
"""A year as a key, `2026`."""

MonthOrYear = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"), Form("month-or-year")]
"""A month or a year as text, `2026` or `2026-07`."""

FieldPath = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[a-z_]+)*$", max_length=100), Form("field-path")]
"""A field by its keys, without positions in lists: `criticality.level`, `uses.agreement.until`."""

SettingPath = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$", max_length=200), Form("setting-path")
]
"""A value of the settings by its keys: `tenders.thresholds.2026`."""

Pattern = Annotated[str, StringConstraints(pattern=r"^[^\s]+$", max_length=200), Form("pattern")]
"""Text without spaces in which `*` stands for anything."""

Approver = Annotated[
    str,
    StringConstraints(
        pattern=r"^(owner|old-owner|manager|owners-of-both-ends|owners-of-consumers|owners-of-benefits|boards-of-gate|head|(role|board|person|unit):[a-z0-9][a-z0-9-]*)$"
    ),
    Form("approver"),
]
"""Who approves: said by the data (`owner`, `owners-of-consumers` ...) or named (`role:x`, `board:x`, `person:x`, `unit:x`)."""

MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"), Form("month-day")]
"""A day of every year, `06-05`."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Form("currency")]
"""A currency by its ISO 4217 code."""
