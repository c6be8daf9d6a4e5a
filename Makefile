.DEFAULT_GOAL := help
.PHONY: help servers build test lint demo bench bench-verify bench-reports fuzz fuzz-short adversary address-sanitizer thread-sanitizer
.PHONY: distribution install uninstall deb try-deb

# With every test at once, a small machine starts more servers than it can have answer in time.
few-at-once = --experimental-maximum-parallelization-width 8

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

servers: ## Fetch the mongod servers that the tests start, and what building needs
	Tests/Servers/setup

build: ## Build the program
	swift build

test: servers ## Run all tests, against real servers
	Tests/tell-failures swift test --disable-xctest $(few-at-once)

lint: ## Check the formatting, and that each target declares what it imports
	swift format lint --strict -r Sources Tests Packaging Package.swift
	.ci/imports

demo: ## Play an audit of real servers; MONGOD=/path/to/mongod plays it on your own
	Tests/Servers/setup $(if $(MONGOD),libraries,6.0.27 5.0.4)
	swift build -c release --product mongosync-auditor
	swift build -c release --product Demo
	"$$(swift build -c release --show-bin-path)/Demo"

bench: ## Measure audits of 2,000 and of 10,000 collections beside a bare loop; takes half an hour
	Tests/Servers/setup 6.0.27
	swift build -c release --product mongosync-auditor
	swift build -c release --product Bench
	"$$(swift build -c release --show-bin-path)/Bench"
	"$$(swift build -c release --show-bin-path)/Bench" preflight

bench-verify: ## Measure verify beside a bare loop; SHAPE (documents, tiny, large, sharded) and PAIRS may be given; takes an hour
	Tests/Servers/setup 6.0.27
	swift build -c release --product mongosync-auditor
	swift build -c release --product Bench
	cc -shared -fPIC -O2 -Wall -Wextra -Werror -o "$$(swift build -c release --show-bin-path)/libAllocationCounter.so" \
		Tests/AllocationCounter/counter.c
	"$$(swift build -c release --show-bin-path)/Bench" verify $(SHAPE) $(PAIRS)

bench-reports: ## Measure the rendering of reports of 25 to 200 MB beside a bare copy; takes some minutes
	Tests/Servers/setup libraries
	swift build -c release --product mongosync-auditor
	swift build -c release --product Bench
	"$$(swift build -c release --show-bin-path)/Bench" reports

fuzz: ## Feed every reader with COUNT (a million) mutated inputs; takes about an hour
	Tests/Servers/setup libraries
	swift build -c release --product Fuzz
	"$$(swift build -c release --show-bin-path)/Fuzz" --count $(or $(COUNT),1000000)

fuzz-short: ## The same with some thousand inputs; takes minutes
	Tests/Servers/setup libraries
	swift build --product Fuzz
	"$$(swift build --show-bin-path)/Fuzz" bson progress plan decisions envelope proof --count 20000
	"$$(swift build --show-bin-path)/Fuzz" bundle log --count 2000

adversary: ## Play COUNT (60) random scenes on real servers and look for a wrong verdict; SEED brings a run back, ONLY=routed chooses the clusters
	Tests/Servers/setup 6.0.27 5.0.4 4.4.2
	swift build --product mongosync-auditor
	swift build --product Adversary
	"$$(swift build --show-bin-path)/Adversary" --count $(or $(COUNT),60) $(if $(SEED),--seed $(SEED)) $(if $(ONLY),--only $(ONLY))

address-sanitizer: servers ## Run all tests with memory errors and leaks made visible
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Sanitizers/known-leaks:print_suppressions=0 SWIFT_BACKTRACE=enable=no \
		Tests/tell-failures swift test --disable-xctest --sanitize=address --scratch-path .build-asan $(few-at-once)

thread-sanitizer: servers ## Run all tests with data races made visible
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Sanitizers/known-races SWIFT_BACKTRACE=enable=no \
		Tests/tell-failures swift test --disable-xctest --sanitize=thread --scratch-path .build-tsan $(few-at-once)

name = mongosync-auditor
PREFIX = /usr/local
laid-out = .build-static/distribution

# What is laid out is made anew when anything it comes from is newer; a folder is newer once a file in it is gone.
$(laid-out)/complete: Package.swift README.md LICENSE $(shell find Sources Packaging/ManualPages Packaging/Examples Reports/schema) \
		Packaging/lay-out Packaging/copyright
	Tests/Servers/setup packaging
	Packaging/lay-out $(laid-out)
	touch $@

distribution: $(laid-out)/complete ## Build what is to be installed, with Swift's runtime in it: program, manual, completions, examples

install: distribution ## Install it under PREFIX (/usr/local), in DESTDIR; as root once `make distribution` is through
	@set -e; for file in $$(cd $(laid-out) && find bin share -type f); do \
		install -v -D -m "$$(stat -c %a "$(laid-out)/$$file")" "$(laid-out)/$$file" "$(DESTDIR)$(PREFIX)/$$file"; done

uninstall: ## Remove from PREFIX, in DESTDIR, what `make install` put there
	rm -f "$(DESTDIR)$(PREFIX)/bin/$(name)"
	rm -f "$(DESTDIR)$(PREFIX)/share/man/man1/$(name).1.gz" "$(DESTDIR)$(PREFIX)/share/man/man1/$(name)"-*.1.gz
	rm -f "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/$(name)"
	rm -f "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_$(name)"
	rm -f "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$(name).fish"
	rm -rf "$(DESTDIR)$(PREFIX)/share/$(name)" "$(DESTDIR)$(PREFIX)/share/doc/$(name)"

deb: distribution ## Make the Debian package, without root
	Packaging/debian-package $(laid-out) .build-static

try-deb: deb ## Install the Debian package in a Debian 12 of its own and audit real servers with it; needs root
	Tests/Servers/setup 6.0.27
	Packaging/try-package "$$(ls -t .build-static/$(name)_*.deb | head -n 1)"
