# One set of flags for everything, so that build, run, test and bench share their objects.
FLAGS := -c release
BINARY := .build/release/plexus

# Real data sets and golden answers, where they are at hand; tests say what they skip without them.
export PLEXUS_DATA ?= $(realpath ../shared/data)
export PLEXUS_GOLDEN ?= $(realpath ../shared/golden)

.PHONY: run test setup build bench peers lint format docs results clean

run: build
	@$(BINARY)

test: build
	@scripts/test $(FLAGS) --disable-testable-imports

setup:
	@scripts/setup

build: setup
	@test -x $(BINARY) || echo "plexus: first build: Plexus, SQLite access, YAML and argument parsing; about 4 minutes on two cores"
	@swift build $(FLAGS) --product plexus $(if $(wildcard $(BINARY)),--quiet,)

bench: build
	@$(BINARY) bench

# Numbers, speed and memory beside PyTorch, SpikingJelly, snnTorch, Norse, SciPy, igraph and OR-Tools; writes
# docs/performance.md and fails where a bar is missed. Needs an idle machine and Python packages from the network.
# ONLY=products,memory and SHAPES=784×800 measure just those, and leave the page as it is.
peers: build
	@swift build $(FLAGS) --product peer-probe
	@python3 Tests/Peers/peers.py .build/release/peer-probe $(BINARY) --only '$(ONLY)' --shapes '$(SHAPES)'

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests
	@scripts/lint

format:
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

# The parameter tables in docs/, from the program's own declarations.
docs: build
	@scripts/docs $(BINARY)

# The figures of docs/results.md, measured anew; needs MNIST and about 20 minutes.
results: build
	@scripts/results $(BINARY)

clean:
	@swift package clean
