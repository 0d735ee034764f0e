# make        builds the program and audits the sample articles in Corpus/
# make test   runs all tests
# Both install what they need first.

.PHONY: audit test setup

audit: setup
	swift build --configuration release --product stele
	.build/release/stele audit Corpus --source en-US --fail-on never

# Most tests run the program: more of them at once than there are cores only wait for one another, and run out of time.
test: setup
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$$(($$(getconf _NPROCESSORS_ONLN) * 2)) swift test

setup:
	@.ci/setup
