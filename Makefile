# make                    builds the program, audits the sample articles in Corpus/, and says what to try next
# make install            copies what make has built, man pages and completions below PREFIX (and DESTDIR)
# make package            makes a package for Debian and Ubuntu, in .build/packages
# make archive            packs the same for any system, in .build/packages
# make test               runs all tests; what runs the program runs the one to be released, also in Chromium where it is there
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
PREFIX = /usr/local
# Of the build of the program alone.
SWIFT_FLAGS =

DOCUMENTS = .build/documents
PACKAGES = .build/packages
ARCHIVES = $(CURDIR)/.build/archives.txt

.PHONY: all program test install package archive benchmark benchmark-stages instructions corpus setup

all: program
	.build/release/stele audit Corpus --source en-US --fail-on never
	@Packaging/next .build/release/stele

program: setup
	swift build --configuration release --product stele $(SWIFT_FLAGS)
	swift build --configuration release --product generate-manual
	Packaging/documents .build/release/stele .build/release/generate-manual $(DOCUMENTS)

# Builds nothing, so that `sudo make install` leaves no files of root's behind.
install:
	DESTDIR="$(DESTDIR)" Packaging/install .build/release/stele $(DOCUMENTS) "$(PREFIX)"

package: $(ARCHIVES)
	Packaging/deb .build/release/stele $(DOCUMENTS) $(ARCHIVES) $(PACKAGES)

archive: $(ARCHIVES)
	Packaging/notices $(ARCHIVES) --full >.build/notices.txt
	Packaging/archive .build/release/stele $(DOCUMENTS) .build/notices.txt $(PACKAGES)

# What the program links in, for the notices. Only that step runs again.
$(ARCHIVES): export STELE_ARCHIVE_STATS = $(ARCHIVES)
$(ARCHIVES): program
	swift build --configuration release --product stele $(SWIFT_FLAGS)

# Most tests run the program: more of them at once than there are cores only wait for one another, and run out of time.
test: setup
	swift build --configuration release --product stele
	swift build --product generate-manual
	STELE_PROGRAM=.build/release/stele \
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$$(($$(getconf _NPROCESSORS_ONLN) * 2)) Scripts/swift_test
	Tests/Browser/run .build/release/stele

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
