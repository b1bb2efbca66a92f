# Everything one does with Pejl's code. `make` alone prints the list.

SHELL := /bin/bash

# Outside the clone, so that the next build starts warm; a folder of your own: CARGO_TARGET_DIR=… make run
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pejl/target
# A program without its styles and typefaces is not worth starting or testing: then the build stops.
export FRONTEND ?= require
# Where `make run` listens on 127.0.0.1.
export PORT ?= 8080

.DEFAULT_GOAL := help
.PHONY: help run test e2e shots bench bench-text bench-rollup bench-thread bench-effect fmt clean

help: ## This list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /  make \1\t/' | expand -t 16

run: ## Build and start Pejl with the invented Fjordby Kommune (PORT=8080)
	@scripts/run

test: ## Run every test; ends with the line "N passed, N failed"
	@scripts/test

e2e: ## Run only the browser tests (TESTS=tests/walk.test.js for one file)
	@scripts/e2e $(TESTS)

shots: ## Write pictures of every main page and of the report to target/shots
	@scripts/shots

bench: ## Measure start, memory, speed, report and import (builds optimised: slow the first time)
	@scripts/bench
	@scripts/bench-thread
	@scripts/bench-rollup
	@scripts/bench-intake
	@scripts/bench-approve

bench-text: ## Measure the suggestions: a real camp sorted by a person, and 100,000 invented statements
	@scripts/bench-text

bench-rollup: ## Measure the roll-up of 50 million values beside DuckDB (8 GB of memory)
	@scripts/bench-rollup

bench-thread: ## Measure the thread with a million things and three million links beside recursive SQL
	@scripts/bench-thread $(THINGS)

bench-effect: ## Measure 400,000 rows read from a file, and how long an approved value takes to every total above it
	@scripts/bench-intake
	@scripts/bench-approve

fmt: ## Format the Rust code
	@cargo fmt --all

clean: ## Remove all that was built or fetched, but not databases elsewhere
	@cargo clean
	@rm -rf target e2e/node_modules crates/assets/node_modules
