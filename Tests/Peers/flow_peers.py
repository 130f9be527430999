"""The fewest paths over the targets of a network, from its edges in memory, by other libraries.

The maximum flow of docs/target-control.md, or the bipartite matching that it comes to when every node that is no target
starts matched to itself. Building what the library computes on belongs to the step.
"""

import numpy


class Problem:
    """The flow network: exits 0…n-1, entries n…2n-1, source 2n, sink 2n+1, all capacities 1."""

    def __init__(self, request: dict):
        self.nodes = request["settings"]["nodes"]
        with numpy.load(request["input"]) as arrays:
            self.tails, self.heads, self.targets = (
                arrays[name].astype(numpy.int32) for name in ("tails", "heads", "targets"))
        is_target = numpy.zeros(self.nodes, bool)
        is_target[self.targets] = True
        self.others = numpy.flatnonzero(~is_target).astype(numpy.int32)
        self.flow = 0

    @property
    def source(self) -> int:
        return 2 * self.nodes

    @property
    def sink(self) -> int:
        return 2 * self.nodes + 1

    def arcs(self) -> tuple[numpy.ndarray, numpy.ndarray]:
        """Where the arcs of the flow network begin and end."""
        count = numpy.int32(len(self.targets))
        begins = [self.tails, numpy.full(count, self.source, numpy.int32), self.targets + self.nodes,
                  self.others + self.nodes]
        ends = [self.heads + self.nodes, self.targets, numpy.full(count, self.sink, numpy.int32), self.others]
        return (numpy.concatenate(begins).astype(numpy.int32), numpy.concatenate(ends).astype(numpy.int32))

    def pairs(self) -> tuple[numpy.ndarray, numpy.ndarray]:
        """The edges of the bipartite graph."""
        return numpy.concatenate([self.tails, self.others]), numpy.concatenate([self.heads, self.others])

    def set_matching(self, size: int) -> None:
        self.flow = size - len(self.others)


def scipy_flow(problem: Problem) -> None:
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import maximum_flow

    begins, ends = problem.arcs()
    count = 2 * problem.nodes + 2
    graph = csr_matrix((numpy.ones(len(begins), numpy.int32), (begins, ends)), shape=(count, count))
    problem.flow = int(maximum_flow(graph, problem.source, problem.sink).flow_value)


def scipy_matching(problem: Problem) -> None:
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import maximum_bipartite_matching

    tails, heads = problem.pairs()
    graph = csr_matrix((numpy.ones(len(tails), numpy.int8), (tails, heads)), shape=(problem.nodes, problem.nodes))
    problem.set_matching(int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum()))


def igraph_flow(problem: Problem) -> None:
    import igraph

    graph = igraph.Graph(2 * problem.nodes + 2, numpy.stack(problem.arcs(), 1), directed=True)
    problem.flow = int(graph.maxflow_value(problem.source, problem.sink))


def igraph_matching(problem: Problem) -> None:
    import igraph

    tails, heads = problem.pairs()
    graph = igraph.Graph(2 * problem.nodes, numpy.stack([tails, heads + problem.nodes], 1))
    kinds = [False] * problem.nodes + [True] * problem.nodes
    problem.set_matching(len(graph.maximum_bipartite_matching(kinds)))


def ortools_flow(problem: Problem) -> None:
    from ortools.graph.python import max_flow

    solver = max_flow.SimpleMaxFlow()
    begins, ends = problem.arcs()
    solver.add_arcs_with_capacity(begins, ends, numpy.ones(len(begins), numpy.int64))
    if solver.solve(problem.source, problem.sink) != solver.OPTIMAL:
        raise RuntimeError("OR-Tools found no maximum flow")
    problem.flow = int(solver.optimal_flow())


SOLVERS = {
    "scipy-flow": scipy_flow, "scipy-matching": scipy_matching, "igraph-flow": igraph_flow,
    "igraph-matching": igraph_matching, "ortools-flow": ortools_flow,
}


def prepare(library: str, request: dict):
    problem = Problem(request)
    return lambda: SOLVERS[library](problem), lambda: {"flow": problem.flow}
