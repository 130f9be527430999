"""One library in a process of its own: `worker.py LIBRARY`, spoken to as side.py does.

Its requests and answers are those of the probe: prepare, time, memory.
"""

import importlib
import json
import os
import sys
import time
import traceback

# Which module knows the workloads of a library.
MODULES = {
    "pytorch": "dense_peers", "pytorch-channels-last": "dense_peers",
    "fused": "snn_peers", "fused-channels-last": "snn_peers", "by-step": "snn_peers",
    "spikingjelly": "snn_peers", "spikingjelly-by-step": "snn_peers", "snntorch": "snn_peers", "norse": "snn_peers",
    "scipy-flow": "flow_peers", "scipy-matching": "flow_peers", "igraph-flow": "flow_peers",
    "igraph-matching": "flow_peers", "ortools-flow": "flow_peers",
}


def status(entry: str) -> int:
    """A line of /proc/self/status, bytes."""
    with open("/proc/self/status") as file:
        for line in file:
            if line.startswith(entry + ":"):
                return 1024 * int(line.split()[1])
    raise RuntimeError(f"/proc/self/status does not tell {entry}")


class Worker:
    def __init__(self, library: str):
        self.library = library
        self.step = self.describe = None

    def prepare(self, request: dict) -> dict:
        module = importlib.import_module(MODULES[self.library])
        self.step, self.describe = module.prepare(self.library, request)
        return {}

    def time(self, request: dict) -> dict:
        times = []
        for _ in range(request["repetitions"]):
            start = time.perf_counter()
            self.step()
            times.append(1e3 * (time.perf_counter() - start))
        return {"milliseconds": times}

    def note(self, request: dict) -> dict:
        return {"note": self.describe()}

    def memory(self, request: dict) -> dict:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")  # makes the present resident memory the peak; see proc(5)
        before = status("VmRSS")
        for _ in range(request["repetitions"]):
            self.step()
        return {"before": before, "peak": status("VmHWM")}


def main() -> None:
    # What libraries print must not come between the answers.
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    worker = Worker(sys.argv[1])
    for line in sys.stdin:
        request = json.loads(line)
        try:
            reply = {"ok": True} | getattr(worker, request["ask"])(request)
        except Exception as error:  # told to the other side, which decides
            traceback.print_exc()
            reply = {"ok": False, "error": f"{type(error).__name__}: {error}"}
        replies.write(json.dumps(reply) + "\n")
        replies.flush()


if __name__ == "__main__":
    main()
