"""Times and memory: two processes take turns in one run, so that both meet the same machine."""

import dataclasses
import os
import statistics
import time

import side

# Seconds between two blocks, in which threads that wait actively give up.
PAUSE = 0.02
# The least time of a block, milliseconds; it has at least one step.
BLOCK = 150
WARM_UP = 3
# A step that takes longer than this, milliseconds, needs no more than one to warm up.
LONG = 5000


@dataclasses.dataclass
class Times:
    """The steps of one side, in blocks."""

    name: str
    blocks: list[list[float]] = dataclasses.field(default_factory=list)

    @property
    def all(self) -> list[float]:
        return [time for block in self.blocks for time in block]

    @property
    def median(self) -> float:
        return statistics.median(self.all)

    @property
    def least(self) -> float:
        return min(self.all)


@dataclasses.dataclass
class Duel:
    """Plexus and one peer, in turns."""

    own: Times
    peer: Times
    # The share of the machine's time that went to other processes meanwhile.
    disturbance: float

    @property
    def ratio(self) -> float:
        """Plexus' median over the peer's: below 1, Plexus is faster."""
        return self.own.median / self.peer.median

    @property
    def spread(self) -> tuple[float, float]:
        """The quartiles of the ratios of neighbouring blocks."""
        ratios = [
            statistics.median(own) / statistics.median(peer)
            for own, peer in zip(self.own.blocks, self.peer.blocks)
        ]
        quartiles = statistics.quantiles(ratios, n=4, method="inclusive")
        return quartiles[0], quartiles[2]


def duel(own: side.Side, peer: side.Side, rounds: int) -> Duel:
    """Blocks of steps of both in turns; which one begins changes from round to round."""
    sizes = [block_size(own), block_size(peer)]
    times = [Times(own.name), Times(peer.name)]
    busy, mine = machine_seconds(), own.seconds + peer.seconds
    start = time.monotonic()
    for turn in range(rounds):
        for index in (0, 1) if turn % 2 == 0 else (1, 0):
            time.sleep(PAUSE)
            process = (own, peer)[index]
            times[index].blocks.append(process.ask("time", repetitions=sizes[index])["milliseconds"])
    others = machine_seconds() - busy - (own.seconds + peer.seconds - mine)
    return Duel(*times, disturbance=max(0, others / ((time.monotonic() - start) * os.cpu_count())))


def machine_seconds() -> float:
    """Processor time that all processes have taken."""
    with open("/proc/stat") as file:
        user, nice, system = map(int, file.readline().split()[1:4])
    return (user + nice + system) / os.sysconf("SC_CLK_TCK")


def block_size(process: side.Side) -> int:
    """How many steps take about as long as a block should; the first ones warm the process up."""
    first = process.ask("time", repetitions=1)["milliseconds"][0]
    if first > LONG:
        return 1
    steps = process.ask("time", repetitions=WARM_UP)["milliseconds"]
    steps += process.ask("time", repetitions=max(1, min(50, round(BLOCK / steps[-1]))))["milliseconds"]
    return max(1, min(500, round(BLOCK / statistics.median(steps))))


def step_memory(process: side.Side, steps: int = 5) -> int:
    """Bytes by which the first steps raise the peak of a fresh process over what data and model take."""
    reply = process.ask("memory", repetitions=steps)
    return reply["peak"] - reply["before"]
