"""Two registries as one text: a bundle, a line `>>>`, and below it a bundle of what differs in the second.

There a file stands with what it holds now. One that begins with `%was PATH` is that file of the first registry under another name,
with the rest below it; one that begins with `%gone` is gone.
"""

from collections.abc import Iterable, Mapping
from random import Random

from tests.fuzz.bundles import base_of, bundled, example, own_files, unbundled
from tests.fuzz.mutations import mutated

BETWEEN, GONE, WAS = b">>>\n", b"%gone\n", b"%was "
Files = Mapping[str, bytes]


def paired(base: bytes, head: bytes) -> bytes:
    """The bundle of the first registry, and that of what differs in the second, as one text."""
    return base + BETWEEN + head


def halves(data: bytes) -> tuple[bytes, bytes]:
    """Both bundles; without a line between them nothing differs."""
    base, _, head = data.partition(BETWEEN)
    return base, head


def both_of(data: bytes) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of both registries."""
    bundle, differing = halves(data)
    base = unbundled(bundle)
    head = dict(base)
    for path, written in own_files(differing).items():
        if written.startswith(GONE):
            head.pop(path, None)
        elif written.startswith(WAS):
            old, _, rest = written.removeprefix(WAS).partition(b"\n")
            name = old.decode("utf-8", "surrogateescape")
            head.pop(name, None)
            head[path] = base.get(name, b"") + rest
        else:
            head[path] = written
    return base, head


def changed(files: Files, chance: Random) -> bytes:
    """A bundle in which one of the files is changed, renamed or gone, as a change of a registry does it."""
    path = chance.choice(sorted(files))
    folder, _, name = path.rpartition("/")
    turn = chance.random()
    if turn < 0.6:
        return bundled({path: mutated(files[path], chance)})
    if turn < 0.8 and folder:
        said = chance.choice((b"", b"formerly: [" + name.removesuffix(".yaml").encode("utf-8", "replace") + b"]\n"))
        new = f"{chance.choice((folder, folder, 'systems', 'contracts'))}/ny-{chance.randrange(9)}.yaml"
        return bundled({new: WAS + path.encode("utf-8", "surrogateescape") + b"\n" + said})
    return bundled({path: GONE})


def mutated_pair(data: bytes, chance: Random) -> bytes:
    """One more file that differs, or either side changed as people and enemies change files."""
    base, head = halves(data)
    turn = chance.random()
    if turn < 0.4:
        return paired(base, head + changed(_known(base), chance))
    return paired(base, mutated(head, chance)) if turn < 0.8 and head else paired(mutated(base, chance), head)


def _known(bundle: bytes) -> Files:
    """The files that a change can begin from: the bundle's own, else those of the example below it."""
    return own_files(bundle) or example(base_of(bundle) or "tutorial")


def pairs(bundles: Iterable[bytes], policy: Files, chance: Random) -> Iterable[bytes]:
    """Seeds: each bundle, under a policy where it brings no settings, with one to three of its files changed."""
    for bundle in bundles:
        files = own_files(bundle)
        base = bundle if base_of(bundle) or "registry.yaml" in files else bundled({**policy, **files})
        yield paired(base, b"".join(changed(_known(bundle), chance) for _ in range(chance.randint(1, 3))))
