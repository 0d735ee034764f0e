# make                    builds the program and audits the sample articles in Corpus/
# make test               runs all tests; what runs the program runs the one to be released
# make benchmark          measures the program against what other programs take for the same
# make benchmark-stages   measures its stages one by one
# make instructions       counts the instructions that it takes
# make corpus             lays out ARTICLES articles in LOCALES locales, made from those in Corpus/, in the folder TO
# All install what they need first. The benchmarks run RUNS times on such a corpus, or on the folders of articles that
# CORPUS names; the first of them also measures COPIES copies of it.

ARTICLES = 2000
LOCALES = 5
TO = .build/corpus-$(ARTICLES)x$(LOCALES)
CORPUS = $(TO)
COPIES = 10
RUNS = 10

.PHONY: audit test benchmark benchmark-stages instructions corpus setup

audit: setup
	swift build --configuration release --product stele
	.build/release/stele audit Corpus --source en-US --fail-on never

# Most tests run the program: more of them at once than there are cores only wait for one another, and run out of time.
test: setup
	swift build --configuration release --product stele
	STELE_PROGRAM=.build/release/stele \
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$$(($$(getconf _NPROCESSORS_ONLN) * 2)) swift test

benchmark: setup $(filter $(TO),$(CORPUS))
	@Benchmarks/setup
	swift build --configuration release --product stele
	Benchmarks/benchmark .build/release/stele $(COPIES) $(RUNS) $(CORPUS)

benchmark-stages: setup $(filter $(TO),$(CORPUS))
	swift build --configuration release --product Stages
	.build/release/Stages --runs $(RUNS) $(CORPUS)

instructions: setup
	@.ci/instructions

corpus: $(TO)

$(TO): | setup
	swift build --configuration release --product CorpusGenerator
	.build/release/CorpusGenerator --articles $(ARTICLES) --locales $(LOCALES) $@

setup:
	@.ci/setup
