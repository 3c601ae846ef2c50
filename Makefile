# The two commands are `make check` and `make test`; `make help` lists the others.

SWIFT ?= swift
SOURCES := Sources Tests Package.swift Benchmarks/Sources Benchmarks/Package.swift \
  Homework/Sources Homework/Tests Homework/Package.swift

# What CI holds every change to: the declared module graph is the only one there is.
STRICT := --explicit-target-dependency-import-check error

# On Linux, a command without shared Swift libraries starts in half the time. That needs the toolchain's
# static libraries; and its own linker, since others warn of what Foundation contains.
RESOURCES := $(shell $(SWIFT) -print-target-info 2>/dev/null \
  | sed -n 's/.*"runtimeResourcePath": *"\(.*\)".*/\1/p')
STATIC := $(shell [ "$$(uname -s)" = Linux ] && [ -d "$(RESOURCES)_static" ] \
  && [ -x "$(RESOURCES)/../../bin/ld.lld" ] && echo --static-swift-stdlib -Xswiftc -use-ld=lld)

.PHONY: help check build test lint format record bench docs gsl sandbox engines slurm clean

help:
	@echo 'make check    build the command, and check every file of Fixtures'
	@echo 'make test     everything that CI runs: lint, build without warnings, tests'
	@echo 'make format   format all sources'
	@echo 'make record   record the golden files anew; fails by design, look at the difference'
	@echo 'make bench    measure, in ratios'
	@echo 'make docs     build the guides, into .build/docs'
	@echo 'make slurm    install Slurm, so that make test runs the test that needs it'
	@echo 'make clean    remove what was built'

check: build
	.build/release/gradcheck Fixtures/*.json

build: gsl
	$(SWIFT) build -c release --product gradcheck $(STATIC)

test: gsl sandbox engines lint
	$(SWIFT) build --build-tests $(STRICT)
	$(SWIFT) test --skip-build

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

record: gsl
	$(SWIFT) build --build-tests
	GRADCHECK_RECORD_GOLDENS=1 $(SWIFT) test --skip-build

bench: build
	$(SWIFT) run -c release --package-path Benchmarks benchmarks $(CURDIR)/.build/release/gradcheck

# DocC comes with the toolchain; the guides need no plugin, and so no dependency.
DOCUMENTED := ReferenceAutodiff GradientTesting DifferentiableTesting SubmissionGrading
GRAPHS := .build/symbol-graphs

docs: gsl
	mkdir -p $(GRAPHS) .build/docs
	$(SWIFT) build --scratch-path .build/docs-build \
	  -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc $(CURDIR)/$(GRAPHS)
	for module in $(DOCUMENTED); do \
	  rm -rf $(GRAPHS)-$$module && mkdir -p $(GRAPHS)-$$module && \
	  cp $(GRAPHS)/$$module*.symbols.json $(GRAPHS)-$$module && \
	  docc convert Sources/$$module/$$module.docc --additional-symbol-graph-dir $(GRAPHS)-$$module \
	    --fallback-display-name $$module --fallback-bundle-identifier gradcheck.$$module \
	    --warnings-as-errors --output-path .build/docs/$$module || exit 1; \
	done

# GSL and the pkg-config that finds it, where they are missing.
gsl:
	@pkg-config --exists gsl 2>/dev/null || $(MAKE) --no-print-directory install-gsl

# What runs other people's programs, on Linux. Nothing else fails where it cannot be had: without it
# no submission is run, and the tests of what happens inside say that they are skipped.
sandbox:
	@[ "$$(uname -s)" != Linux ] || command -v bwrap >/dev/null \
	  || $(MAKE) --no-print-directory install-sandbox \
	  || echo 'bubblewrap could not be installed: submissions cannot be run.' >&2

# What hands out the shards of a large class, on Linux; tests that need what cannot be had are skipped.
# Slurm comes by itself only where no init would start its daemons, as in CI's containers. The test
# starts daemons of its own (Tests/Scale/slurm-single-node.sh), some seconds long, without privileges.
engines:
	@[ "$$(uname -s)" != Linux ] || command -v parallel >/dev/null \
	  || $(MAKE) --no-print-directory install-parallel \
	  || echo 'GNU parallel could not be installed: its tests are skipped.' >&2
	@[ "$$(uname -s)" != Linux ] || [ -d /run/systemd/system ] || [ "$$(id -u)" != 0 ] \
	  || $(MAKE) --no-print-directory slurm \
	  || echo 'Slurm could not be installed: its test is skipped.' >&2

slurm:
	@command -v sbatch >/dev/null && [ -x /usr/sbin/slurmctld ] && [ -x /usr/sbin/slurmd ] \
	  && [ -x /usr/sbin/munged ] || $(MAKE) --no-print-directory install-slurm

.PHONY: install-gsl install-sandbox install-parallel install-slurm
install-gsl:
ifeq ($(shell uname -s),Darwin)
	brew install gsl pkgconf
else
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	$$sudo apt-get update -q && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends libgsl-dev pkg-config
endif

install-sandbox: PACKAGES := bubblewrap
install-parallel: PACKAGES := parallel
install-slurm: PACKAGES := slurmctld slurmd slurm-client munge
install-sandbox install-parallel install-slurm:
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	$$sudo apt-get update -q && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $(PACKAGES)

clean:
	rm -rf .build Benchmarks/.build Homework/.build
