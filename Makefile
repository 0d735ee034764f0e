# make             builds the program and audits the sample articles in Corpus/
# make test        runs all tests
# make benchmark   measures the program against what other programs take for the same; CORPUS names folders or files of
#                  articles, COPIES how many copies of them to measure as well, RUNS how often to measure
# All install what they need first.

.PHONY: audit test benchmark setup

audit: setup
	swift build --configuration release --product stele
	.build/release/stele audit Corpus --source en-US --fail-on never

# Most tests run the program: more of them at once than there are cores only wait for one another, and run out of time.
test: setup
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$$(($$(getconf _NPROCESSORS_ONLN) * 2)) swift test

CORPUS = Corpus
COPIES = 10
RUNS = 10

benchmark: setup
	Benchmarks/setup
	swift build --configuration release --product stele
	Benchmarks/benchmark .build/release/stele $(COPIES) $(RUNS) $(CORPUS)

setup:
	@.ci/setup
