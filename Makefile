.DEFAULT_GOAL := help
.PHONY: help servers build test lint

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

servers: ## Fetch the mongod servers that the tests start, and what building needs
	Tests/Servers/setup

build: ## Build the program
	swift build

test: servers ## Run all tests, against real servers
	swift test --disable-xctest

lint: ## Check the formatting
	swift format lint --strict -r Sources Tests Package.swift
