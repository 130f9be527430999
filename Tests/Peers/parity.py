"""Numbers: what Plexus computes beside what the other libraries compute from the same arrays."""

import dataclasses
import pathlib
import tempfile
import typing

import numpy

import side

LIMIT = 1e-5


@dataclasses.dataclass
class Case:
    """One comparison: what the probe is asked, and the other library's answer."""

    name: str
    probe: str
    settings: dict
    arrays: dict[str, numpy.ndarray]
    reference: typing.Callable[[], dict[str, numpy.ndarray]]
    # Names of results that must be equal to the last bit.
    exact: tuple[str, ...] = ()
    limit: float = LIMIT


@dataclasses.dataclass
class Comparison:
    """The largest differences of a family of cases."""

    name: str
    cases: int = 0
    worst: float = 0
    where: str = ""
    failures: list[str] = dataclasses.field(default_factory=list)


def difference(own: numpy.ndarray, other: numpy.ndarray) -> float:
    """The largest difference of two elements, relative to the largest element of either."""
    if own.shape != other.shape:
        return float("inf")
    if own.size == 0:
        return 0
    own, other = own.astype(numpy.float64), other.astype(numpy.float64)
    scale = max(numpy.abs(own).max(), numpy.abs(other).max())
    result = 0 if scale == 0 else numpy.abs(own - other).max() / scale
    return float("inf") if numpy.isnan(result) else float(result)


def compare(binary: pathlib.Path, families: dict[str, list[Case]]) -> list[Comparison]:
    """Every case of every family, and the worst difference of each family."""
    comparisons = []
    with side.probe(binary) as probe, tempfile.TemporaryDirectory() as folder:
        for family, cases in families.items():
            comparison = Comparison(family)
            for case in cases:
                judge(case, answer(probe, case, pathlib.Path(folder)), comparison)
            comparisons.append(comparison)
    return comparisons


def answer(probe: side.Side, case: Case, folder: pathlib.Path) -> dict[str, numpy.ndarray]:
    """What Plexus computes."""
    source, result = folder / "in.npz", folder / "out.npz"
    numpy.savez(source, **case.arrays)
    try:
        probe.ask("parity", case=case.probe, settings=case.settings, input=str(source), output=str(result))
    except side.SideError as error:
        raise side.SideError(f"{case.probe}, {case.name}: {error}") from error
    with numpy.load(result) as arrays:
        return dict(arrays)


def judge(case: Case, own: dict[str, numpy.ndarray], comparison: Comparison) -> None:
    """Compares every result that the other library has."""
    comparison.cases += 1
    for name, expected in case.reference().items():
        if name not in own:
            comparison.failures.append(f"{case.name}: Plexus gave no {name}")
            continue
        found = difference(own[name], expected)
        if found > comparison.worst:
            comparison.worst, comparison.where = found, f"{case.name}, {name}"
        if name in case.exact and not numpy.array_equal(own[name], expected):
            different = int((own[name] != expected).sum())
            comparison.failures.append(f"{case.name}, {name}: {different} of {expected.size} elements differ")
        elif found > case.limit:
            comparison.failures.append(f"{case.name}, {name}: {found:.2e}, limit {case.limit:.0e}")
