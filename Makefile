.PHONY: build run test lint install bench torture fuzz sanitize coverage dependencies
SHELL := /bin/sh
PREFIX ?= /usr/local
RELEASE := -c release --static-swift-stdlib --disable-local-rpath --product tickets
ifeq ($(shell uname),Linux)
# At a fixed address nothing has to be relocated at each start: a millisecond of ten.
RELEASE += -Xswiftc -Xclang-linker -Xswiftc -no-pie
endif
BINARY = $$(swift build $(RELEASE) --show-bin-path)/tickets

# Build the release binary, with the Swift runtime in it.
build: dependencies
	PKG_CONFIG_PATH="$$(.ci/static)" swift build $(RELEASE)

# Do the main job on the bundled backlog, in a scratch clone of it.
run: build
	.ci/tour "$(BINARY)"

# Build everything, and pass the tests.
test: dependencies
	swift build --build-tests
	swift test --skip-build --parallel

# Hold the sources to the format.
lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Put the release binary at PREFIX/bin/tickets, and its manual page beside.
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 "$(BINARY)" "$(DESTDIR)$(PREFIX)/bin/tickets"
	strip "$(DESTDIR)$(PREFIX)/bin/tickets"
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1"
	"$(DESTDIR)$(PREFIX)/bin/tickets" man > "$(DESTDIR)$(PREFIX)/share/man/man1/tickets.1"

# Time the release binary beside git and `ticket`, on ten thousand tickets and twenty thousand commits.
bench: build
	Tests/Bench/bench "$(BINARY)"

# Kill and fail the release binary at its system calls, fill the disk, run many at once: TIME seconds.
torture: build
	Tests/Torture/torture "$(BINARY)" --seconds $(or $(TIME),600)

# Fuzz what reads files, TIME seconds in all.
fuzz: dependencies
	Tests/Fuzz/fuzz $(or $(TIME),60)

# Pass the tests under the address sanitizer, with leaks, and under the thread sanitizer.
sanitize: dependencies
	Tests/Sanitize/sanitize address
	Tests/Sanitize/sanitize thread

# How many lines of each library the tests reach.
coverage: dependencies
	Tests/Coverage/coverage

# The headers of libgit2, libyaml and zlib, where they are missing.
dependencies:
	@.ci/dependencies
