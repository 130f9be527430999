#!/usr/bin/env python3
"""Compares Plexus with other libraries: numbers, times and memory. `make peers` runs it.

peers.py PROBE PLEXUS [--only SECTION[,SECTION]] [--shapes TEXT[,TEXT]] [--rounds N]: with --only or --shapes, the tables go to
standard output and the page stays.
Exit codes: 0 all bars are met, 1 one is missed or numbers differ, 2 nothing could be compared.
"""

import argparse
import pathlib
import sys
import tempfile

import environment

WORDS = {
    "Products": "Float32 matrix products beside a direct call of OpenBLAS with as many threads.",
    "Convolutions": (
        "Two-dimensional convolutions, padded to the same size, channels last, beside direct calls of oneDNN on memory in the "
        "layout that it prefers, with as many threads."),
    "Dense training step": (
        "Ordinary networks of rectifiers on MNIST: forward, cross entropy, backward, Adam, beside PyTorch."),
    "Spiking training step": (
        "Leaky integrate-and-fire neurons (leak 1/2, threshold 1, reset to 0) over ten steps, MNIST's pixels as random "
        "spikes of that rate: forward, cross entropy of spike counts, backward through time, Adam. All libraries start from "
        "the same weights and keep their default surrogate, which for Plexus is the rectangle; plain and hand-fused PyTorch "
        "use that one as well, the cheapest there is."),
    "Memory of a spiking training step": (
        "Peak resident memory of the first five steps of a fresh process over that with data and model loaded; two threads."),
    "Inference by events": (
        "A spiking network's inference where few pixels fire, by adding the weights of what does, beside our own inference "
        "by products and convolutions of full matrices. Both share the neurons and what else a network has."),
    "Target control": (
        "Fewest paths over the targets of a random network, edges in memory; building the graph counts, and for Plexus the "
        "cover, the minimum cut and the wiring, which the peers do not give. Matching peers solve the same problem with each "
        "node that is no target matched to itself, if that helps."),
    "Memory of target control": (
        "Peak resident memory of `plexus run target-control --no-save --json`, with edges and targets in files, over that of "
        "the same command on an empty network."),
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("probe", type=pathlib.Path, help="the built peer-probe")
    parser.add_argument("plexus", type=pathlib.Path, help="the built plexus")
    parser.add_argument("--only", default="", help="sections to run, by their first words, or 'parity'")
    parser.add_argument("--shapes", default="", help="parts of the titles of the shapes to run, as in '784-800,weight gradient'")
    parser.add_argument("--rounds", type=int, default=9, help="turns of each side in each comparison of times")
    options = parser.parse_args()
    for binary in (options.probe, options.plexus):
        if not binary.exists():
            environment.give_up(f"{binary} is not there. Build it with `make peers`.")
    return options


def say(what: str) -> None:
    print(f"peers: {what} …", file=sys.stderr, flush=True)


def words(text: str) -> list[str]:
    """The parts between commas."""
    return [word.strip() for word in text.split(",") if word.strip()]


def measured(options: argparse.Namespace, folder: pathlib.Path, wanted) -> dict[str, list]:
    """The rows of all sections that are wanted."""
    import bars

    bench = bars.Bench(options.probe, options.plexus, folder, options.rounds, say, words(options.shapes))
    makers = {
        "Spiking training step": bench.spiking_steps, "Memory of a spiking training step": bench.spiking_memory,
        "Dense training step": bench.dense_steps, "Inference by events": bench.events, "Products": bench.products,
        "Convolutions": bench.convolutions,
    }
    sections = {name: make() for name, make in makers.items() if wanted(name)}
    if wanted("Target control"):
        sections["Target control"], sections["Memory of target control"] = bench.control()
    return sections


def main() -> int:
    options = arguments()
    environment.enter()
    import side

    try:
        return compare(options)
    except side.SideError as error:
        print(f"peers: {error}", file=sys.stderr)
        return 1


def compare(options: argparse.Namespace) -> int:
    """Measures, writes the page, and tells what failed."""
    import parity
    import parity_cases
    import report

    names = [name.lower() for name in words(options.only)]
    for name in names:
        if not any(section.lower().startswith(name) for section in ["parity", *WORDS]):
            environment.give_up(f"there is no section '{name}'; have parity, {', '.join(WORDS)}.")

    def wanted(section: str) -> bool:
        return not names or any(section.lower().startswith(name) for name in names)

    comparisons = []
    if wanted("parity"):
        say("comparing numbers")
        comparisons = parity.compare(options.probe, parity_cases.families())
    with tempfile.TemporaryDirectory() as folder:
        sections = measured(options, pathlib.Path(folder), wanted)
    page = report.page(comparisons, sections, WORDS, options.rounds)
    if names or options.shapes:
        print(page)
    else:
        (environment.ROOT / "docs/performance.md").write_text(page)
        say("wrote docs/performance.md")
    failures = [failure for comparison in comparisons for failure in comparison.failures]
    failures += [
        f"{section}: {row.label}: the bar is missed" for section, rows in sections.items() for row in rows if not row.is_met]
    for failure in failures:
        print(f"peers: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
