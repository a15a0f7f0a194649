"""What the fuzzers ask of any input, asked of texts, of changed examples and of registries that hypothesis makes."""

from collections.abc import Mapping
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.test_plain import PIECES
from tests.fuzz.answers import check_answers
from tests.fuzz.changing import check_changing
from tests.fuzz.mutations import VALUES, keys, mutated
from tests.fuzz.reading import check_reading
from tests.fuzz.shapes import registries
from tests.fuzz.targets import TARGETS
from tests.fuzz.writers import check_writers

LINES = st.builds(
    lambda room, key, value: b" " * room + key + b": " + value,
    st.integers(0, 4),
    st.sampled_from(keys()),
    st.sampled_from(VALUES),
)
few = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_can_be_read(data: bytes) -> None:
    check_reading(data)


@settings(max_examples=200)
@given(st.lists(st.one_of(LINES, st.sampled_from(PIECES).map(str.encode)), max_size=12))
def test_any_lines_can_be_read(lines: list[bytes]) -> None:
    check_reading(b"\n".join(lines))


@few
@given(registries())
def test_any_registry_is_answered_from(files: Mapping[str, bytes]) -> None:
    check_answers(files)


@few
@given(registries())
def test_any_registry_is_written_well(files: Mapping[str, bytes]) -> None:
    check_writers(files)


@few
@given(registries())
def test_any_registry_is_changed_as_asked_for(files: Mapping[str, bytes]) -> None:
    check_changing(files)


@few
@given(st.sampled_from(sorted(TARGETS)), st.randoms(use_true_random=False))
def test_a_changed_seed_holds(name: str, chance: Random) -> None:
    target = TARGETS[name]
    data = chance.choice(target.seeds())
    target.examine(mutated(target.mutate(data, chance), chance))
