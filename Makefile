# make        builds the program and audits the sample articles in Corpus/
# make test   runs all tests
# Both install what they need first.

.PHONY: audit test setup

audit: setup
	swift build --configuration release --product stele
	.build/release/stele audit Corpus --source en-US --fail-on never

test: setup
	swift test

setup:
	@.ci/setup
