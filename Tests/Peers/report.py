"""docs/performance.md, whole, from what was measured."""

import datetime
import importlib.metadata
import os
import pathlib
import platform
import statistics

from bars import MemoryRow, Row
from measure import Duel
from parity import LIMIT, Comparison

# The share of other processes up to which a machine counts as idle.
QUIET = 0.05
PACKAGES = ("torch", "snntorch", "spikingjelly", "norse", "scipy", "igraph", "ortools", "numpy")
NAMES = {
    "spikingjelly": "SpikingJelly, multi-step", "spikingjelly-by-step": "SpikingJelly, single-step",
    "snntorch": "snnTorch", "norse": "Norse", "by-step": "plain PyTorch", "fused": "hand-fused PyTorch",
    "fused-channels-last": "hand-fused PyTorch, channels last", "pytorch": "PyTorch",
    "pytorch-channels-last": "PyTorch, channels last", "scipy-flow": "SciPy maximum_flow",
    "scipy-matching": "SciPy maximum_bipartite_matching", "igraph-flow": "igraph maxflow_value",
    "igraph-matching": "igraph maximum_bipartite_matching", "ortools-flow": "OR-Tools SimpleMaxFlow",
}
INTRODUCTION = """\
# Performance

Plexus beside the libraries of its field. `make peers` made this page: it checks that both sides compute the same
numbers, times them in turns in one run, and fails when a bar is missed. Figures of one machine; ratios carry further
than times.

{machine}

How it is measured: Plexus and one peer are a process each, with the same number of threads. They take turns in blocks of
at least 150 ms, {rounds} rounds, and the first one changes from round to round. Times are medians of all steps; the
ratio is Plexus' median over the peer's, with the quartiles over neighbouring blocks behind it. Every PyTorch
library runs twice, as it comes and with glibc told to keep freed memory (`MALLOC_MMAP_MAX_=0` and a large trim threshold);
the faster one counts. The bar has to be met against the peer that does best.
"""


def name(peer: str) -> str:
    library, comma, rest = peer.partition(",")
    return NAMES.get(library, library) + comma + rest


def figure(value: float) -> str:
    """Three digits that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def verdict(is_met: bool, has_bar: bool = True) -> str:
    return ("met" if is_met else "**missed**") if has_bar else "–"


def machine(duels: list[Duel]) -> str:
    model = next(
        (line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown")
    flags = next((line.split() for line in open("/proc/cpuinfo") if line.startswith("flags")), [])
    sets = [name for name in ("avx2", "avx512f", "avx512_vnni") if name in flags]
    versions = ", ".join(f"{package} {importlib.metadata.version(package)}" for package in PACKAGES)
    lines = [
        f"- {datetime.date.today():%d %B %Y}, {os.cpu_count()} cores of {model} ({', '.join(sets)}), {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}",
        f"- {versions}",
    ]
    if duels:
        disturbance = statistics.median(duel.disturbance for duel in duels)
        worst = max(duel.disturbance for duel in duels)
        lines.append(f"- other processes took {disturbance:.0%} of the machine meanwhile (median; at worst {worst:.0%})")
        if worst > QUIET:
            lines.append("- **That is too much to trust these figures: measure again on an idle machine.**")
    return "\n".join(lines)


def summary(sections: dict[str, list[Row | MemoryRow]]) -> str:
    """Every bar with its verdict, first what is missed."""
    rows = []
    for section, entries in sections.items():
        for entry in entries:
            if isinstance(entry, Row) and entry.bar is not None:
                peer, duel = entry.decisive
                rows.append([
                    section, entry.title, str(entry.threads), f"{duel.ratio:.2f}", f"≤ {entry.bar:.2f}", name(peer),
                    verdict(entry.is_met)])
            elif isinstance(entry, MemoryRow):
                if entry.figure_bar is not None:
                    own, bar, best = f"{entry.own:.1f} {entry.unit}", f"≤ {entry.figure_bar:g}", "–"
                else:
                    own, bar = f"{entry.own / entry.best[1]:.2f}", f"≤ {entry.ratio_bar:.2f}"
                    best = name(entry.best[0])
                rows.append([section, entry.title, "–", own, bar, best, verdict(entry.is_met)])
    rows.sort(key=lambda row: row[-1] == "met")
    return table(["what", "shape", "threads", "ratio", "bar", "decided by", "verdict"], rows)


REASONS = {
    "Inference by events": "Behind a pooling layer 14 to 17 % of what a convolution reads is not zero although at most 7 % of the "
    "neurons fire. For each of those the weights of a kernel are read: 1.4 GB for the second convolution, at least 7 ms at "
    "the 195 GB/s of one core's first cache, of which the kernel reaches 86 %; with the lists, neurons and pooling around it that "
    "is more than a third of the dense time. Also tried: scattering into padded rows, two rows at once, blocks of 16, 32 and "
    "48 channels, unrolling.",
    "Products": "The output is cut by its shape alone, so that the bits are the same for any number of threads; each of the two "
    "pieces packs the operand that they share once more. One piece has no second thread; four and eight pack more (1.14 on 1024 "
    "by 1024).",
    "Convolutions": "oneDNN gets memory in the blocks that it prefers, Plexus passes channels-last images, whose 3 or 15 channels "
    "fill no block. Cutting them otherwise, into 1, 2 or 4 pieces, changes nothing; neither does asking for a sample's "
    "memory ahead. A kernel of our own with all taps' sums in registers took as long for one channel and a third longer for "
    "three: each multiply-add reads memory, which the library's blocks of outputs share.",
    "Target control": "Three fifths of the time are loops that follow edges (the first matching, its levels, its augmenting paths), each step "
    "an access anywhere in arrays of 4 to 16 MB. Huge pages for these took 7 to 9 % off; looking once whether a partner is free, and "
    "starting from a matching by Karp and Sipser, are in already.",
}


def reasons(sections: dict[str, list[Row | MemoryRow]]) -> str:
    """What bounds that which is missed."""
    missed = [section for section, entries in sections.items() if any(is_missed(entry) for entry in entries)]
    lines = [f"- {section}: {REASONS[section]}" for section in missed if section in REASONS]
    return "\n\nWhat bounds that which is missed:\n\n" + "\n".join(lines) if lines else ""


def is_missed(entry: Row | MemoryRow) -> bool:
    return not entry.is_met and not (isinstance(entry, Row) and entry.bar is None)


def times(rows: list[Row]) -> str:
    lines = []
    for row in rows:
        title = row.title + (f" ({row.note})" if row.note else "")
        for peer, duel in sorted(row.duels, key=lambda entry: -entry[1].ratio):
            low, high = duel.spread
            lines.append([
                title, str(row.threads), name(peer), figure(duel.own.median), figure(duel.peer.median),
                figure(duel.own.least), figure(duel.peer.least), f"{duel.ratio:.2f} ({low:.2f}–{high:.2f})"])
    head = ["shape", "threads", "peer", "Plexus, ms", "peer, ms", "Plexus least", "peer least", "ratio"]
    return table(head, lines)


def memory(rows: list[MemoryRow]) -> str:
    lines = []
    for row in rows:
        lines.append([row.title, "Plexus", f"{row.own:.1f} {row.unit}"])
        for peer, value in sorted(row.peers, key=lambda entry: entry[1]):
            lines.append([row.title, name(peer), f"{value:.1f} {row.unit}"])
    return table(["shape", "who", "memory"], lines)


def parity(comparisons: list[Comparison]) -> str:
    rows = [
        [entry.name, str(entry.cases), f"{entry.worst:.1e}", verdict(not entry.failures)] for entry in comparisons]
    return table(["what", "cases", "largest difference", "verdict"], rows)


def page(
    comparisons: list[Comparison], sections: dict[str, list[Row | MemoryRow]], words: dict[str, str], rounds: int
) -> str:
    """The whole page; parts for which nothing was measured are left out."""
    rows = [row for entries in sections.values() for row in entries if isinstance(row, Row)]
    duels = [duel for row in rows for _, duel in row.duels]
    parts = [INTRODUCTION.format(machine=machine(duels), rounds=rounds), "## Bars\n\n" + summary(sections) + reasons(sections)]
    for section, entries in sections.items():
        own = [entry for entry in entries if isinstance(entry, Row)]
        body = times(own) if own else memory(entries)
        parts.append(f"## {section}\n\n{words[section]}\n\n{body}")
    if comparisons:
        parts.append(
            "## The same numbers\n\nForward results and gradients of inputs and parameters, on random shapes; differences "
            f"are relative to the largest element, the limit is {LIMIT:.0e}. Spikes must be identical.\n\n"
            + parity(comparisons))
    return "\n\n".join(parts) + "\n"
