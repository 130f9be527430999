"""What is timed, against whom, and which ratio has to be met."""

import dataclasses
import pathlib

import data
import measure
import networks
import side

THREADS = (1, 2)
SNN_PEERS = (
    "spikingjelly", "spikingjelly-by-step", "snntorch", "norse", "by-step", "fused", "fused-channels-last")
FLOW_PEERS = ("scipy-flow", "scipy-matching", "igraph-flow", "igraph-matching", "ortools-flow")
# Rows, depth and columns of a product, and which operand is stored transposed.
PRODUCTS = (
    (512, 512, 512, "none"), (1024, 1024, 1024, "none"), (128, 784, 800, "none"), (784, 128, 800, "first"),
    (128, 800, 784, "second"), (1280, 784, 800, "none"), (784, 1280, 800, "first"), (640, 1960, 300, "none"),
    (1280, 800, 10, "none"))
# Batch, side, input channels, output channels, kernel.
CONVOLUTIONS = ((64, 28, 1, 15, 5), (640, 28, 1, 15, 5), (64, 14, 15, 40, 5), (640, 14, 15, 40, 5), (64, 32, 3, 128, 3))
PASSES = ("forward", "input-gradient", "weight-gradient")


@dataclasses.dataclass
class Row:
    """One workload at one number of threads, and all it was held against."""

    title: str
    threads: int
    duels: list[tuple[str, measure.Duel]]
    # The largest ratio of Plexus' median to that of the fastest peer; None where there is no bar.
    bar: float | None
    note: str = ""

    @property
    def label(self) -> str:
        return f"{self.title}, {self.threads} thread{'s' if self.threads > 1 else ''}"

    @property
    def decisive(self) -> tuple[str, measure.Duel]:
        """The peer that Plexus does worst against."""
        return max(self.duels, key=lambda entry: entry[1].ratio)

    @property
    def is_met(self) -> bool:
        return self.bar is None or self.decisive[1].ratio <= self.bar


@dataclasses.dataclass
class MemoryRow:
    """How much memory one workload takes, bytes."""

    title: str
    own: float
    peers: list[tuple[str, float]]
    # The largest ratio to the best peer, or the largest figure of its own.
    ratio_bar: float | None = None
    figure_bar: float | None = None
    unit: str = "MiB"

    @property
    def label(self) -> str:
        return self.title

    @property
    def best(self) -> tuple[str, float] | None:
        return min(self.peers, key=lambda entry: entry[1], default=None)

    @property
    def is_met(self) -> bool:
        if self.figure_bar is not None and self.own > self.figure_bar:
            return False
        return self.ratio_bar is None or self.own <= self.ratio_bar * self.best[1]


class Bench:
    """The probe and the folder of the arrays that both sides read."""

    def __init__(
        self, probe: pathlib.Path, plexus: pathlib.Path, folder: pathlib.Path, rounds: int, say, shapes: list[str] = []
    ):
        self.probe, self.plexus, self.folder, self.rounds, self.say = probe, plexus, folder, rounds, say
        self.shapes = shapes
        self._files: dict[str, pathlib.Path] = {}

    def wants(self, title: str) -> bool:
        """Whether a shape is to be measured."""
        return not self.shapes or any(shape in title for shape in self.shapes)

    def networks(self) -> list[tuple[str, str]]:
        """The networks that are wanted, with their titles."""
        return [(network, title) for network, title in data.TITLES.items() if self.wants(title)]

    def network_file(self, network: str, spiking: bool, brightness: float = 1) -> pathlib.Path:
        name = f"{network}-{'spikes' if spiking else 'images'}-{brightness}.npz"
        if name not in self._files:
            self._files[name] = self.folder / name
            data.write(network, spiking, self._files[name], brightness)
        return self._files[name]

    def own(self, case: str, threads: int, settings: dict, source: pathlib.Path | None = None, name="Plexus") -> side.Side:
        """A probe with a workload made ready."""
        process = side.probe(self.probe, threads)
        process.name = name
        process.ask(
            "prepare", case=case, settings=settings, threads=threads, input=str(source) if source else None)
        return process

    def peer(self, library: str, threads: int, keeps: bool, settings: dict, source: pathlib.Path | None = None):
        """A worker with a workload made ready."""
        process = side.worker(library, threads, keeps)
        process.ask("prepare", settings=settings, input=str(source) if source else None)
        return process

    def products(self) -> list[Row]:
        rows = []
        for rows_, depth, columns, transposing in PRODUCTS:
            settings = {"rows": rows_, "depth": depth, "columns": columns, "transposing": transposing}
            transposed = {"none": "", "first": ", first transposed", "second": ", second transposed"}[transposing]
            title = f"{rows_}×{depth} times {depth}×{columns}{transposed}"
            for threads in THREADS if self.wants(title) else ():
                self.say(f"product {title}, {threads}")
                with self.own("product", threads, settings) as own:
                    with self.own("product-bare", threads, settings, name="OpenBLAS") as bare:
                        rows.append(Row(title, threads, [("OpenBLAS", measure.duel(own, bare, self.rounds))], 1 / 0.95))
        return rows

    def convolutions(self) -> list[Row]:
        rows = []
        for batch, size, inputs, outputs, kernel in CONVOLUTIONS:
            for pass_ in PASSES:
                if inputs == 1 and pass_ == "input-gradient":
                    continue
                settings = {
                    "batch": batch, "size": size, "inputs": inputs, "outputs": outputs, "kernel": kernel, "pass": pass_}
                title = f"{batch} of {size}×{size}×{inputs} to {outputs}, {kernel}×{kernel}, {pass_.replace('-', ' ')}"
                for threads in THREADS if self.wants(title) else ():
                    self.say(f"convolution {title}, {threads}")
                    with self.own("convolution", threads, settings) as own:
                        with self.own("convolution-bare", threads, settings, name="oneDNN") as bare:
                            rows.append(Row(title, threads, [("oneDNN", measure.duel(own, bare, self.rounds))], 1 / 0.95))
        return rows

    def dense_steps(self) -> list[Row]:
        rows = []
        for network, title in self.networks():
            libraries = ("pytorch",) if network == "mlp" else ("pytorch", "pytorch-channels-last")
            rows += self.training(network, 1, title, libraries, 1.0)
        return rows

    def spiking_steps(self) -> list[Row]:
        rows = []
        for network, title in self.networks():
            rows += self.training(network, data.STEPS, title, SNN_PEERS, 0.5)
        return rows

    def training(self, network: str, steps: int, title: str, libraries: tuple[str, ...], bar: float) -> list[Row]:
        """Training steps at each number of threads, the peers with both ways of keeping memory."""
        source = self.network_file(network, steps > 1)
        settings = {"network": network, "steps": steps}
        rows = []
        for threads in THREADS:
            with self.own("training", threads, settings, source) as own:
                duels = []
                for library in libraries:
                    for keeps in (False, True):
                        name = library + (", kept memory" if keeps else "")
                        self.say(f"training {title}, {steps} steps, {threads}: {name}")
                        with self.peer(library, threads, keeps, settings, source) as peer:
                            duels.append((name, measure.duel(own, peer, self.rounds)))
                rows.append(Row(f"{title}, batch {data.BATCH[network]}", threads, duels, bar, firing(own)))
        return rows

    def spiking_memory(self) -> list[MemoryRow]:
        rows = []
        for network, title in self.networks():
            source = self.network_file(network, True)
            settings = {"network": network, "steps": data.STEPS}
            with self.own("training", 2, settings, source) as own:
                bytes_ = measure.step_memory(own)
            peers = []
            for library in SNN_PEERS:
                for keeps in (False, True):
                    self.say(f"memory of {title}: {library}")
                    with self.peer(library, 2, keeps, settings, source) as peer:
                        name = library + (", kept memory" if keeps else "")
                        peers.append((name, measure.step_memory(peer) / 2**20))
            rows.append(MemoryRow(f"{title}, batch {data.BATCH[network]}", bytes_ / 2**20, peers, ratio_bar=0.5))
        return rows

    def events(self) -> list[Row]:
        """Inference by events beside that by full matrices, of spikes at 70 % of the pixels' brightness."""
        rows = []
        for network, title in self.networks():
            source = self.network_file(network, True, 0.7)
            settings = {"network": network, "steps": data.STEPS}
            for threads in THREADS:
                self.say(f"inference of {title} by events, {threads}")
                with self.own("training", threads, settings, source) as trained:
                    rates = firing(trained)
                with self.own("event-inference", threads, settings, source) as own:
                    with self.own("dense-inference", threads, settings, source, name="full matrices") as dense:
                        duels = [("our own full matrices", measure.duel(own, dense, self.rounds))]
                rows.append(Row(f"{title}, batch {data.BATCH[network]}", threads, duels, 1 / 3, rates))
        return rows

    def control(self) -> tuple[list[Row], list[MemoryRow]]:
        """Target control of a million nodes."""
        self.say("making a network of a million nodes")
        files = networks.write(self.folder)
        settings = {"nodes": networks.NODES}
        duels = []
        with self.own("target-control", 1, settings, files["network.npz"]) as own:
            for library in FLOW_PEERS:
                self.say(f"target control: {library}")
                with self.peer(library, 1, False, settings, files["network.npz"]) as peer:
                    duels.append((library, measure.duel(own, peer, min(3, self.rounds))))
                    flows = [process.ask("note")["note"]["flow"] for process in (own, peer)]
                    if flows[0] != flows[1]:
                        raise side.SideError(f"{library} finds a flow of {flows[1]}, Plexus of {flows[0]}")
        title = f"{networks.NODES:,} nodes, {networks.NODES * networks.MEAN_DEGREE:,} edges, {networks.TARGET_SHARE:.0%} targets"
        self.say("target control: memory")
        bytes_ = networks.bytes_per_edge(self.plexus, files)
        return [Row(title, 1, duels, 0.2)], [MemoryRow(title, bytes_, [], figure_bar=24, unit="bytes per edge")]


def firing(process: side.Side) -> str:
    """The share of input and neurons that fires, of a spiking network."""
    note = process.ask("note")["note"]
    rates = [f"{note[name]:.1%}" for name in sorted(note, key=lambda name: (name != "firing input", name)) if "firing" in name]
    return "fires: " + ", ".join(rates) if rates else ""
