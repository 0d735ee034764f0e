# The program alone, in an image that holds nothing else:
#
#     docker build --tag stele .
#     docker run --rm --volume "$PWD:/work:ro" stele audit docs --source en
#
# Options that read git's history (--changed-since, --source-history) need git: build with --target with-git for them.
FROM swift:6.2-bookworm AS build
WORKDIR /stele
COPY .ci/setup .ci/setup
RUN .ci/setup
COPY . .
# The commit is known to the build by .git, which is not copied (see .dockerignore), or by this argument.
ARG COMMIT=
RUN if [ -n "$COMMIT" ]; then echo "$COMMIT" >Packaging/commit.txt; fi
ENV STELE_ARCHIVE_STATS=/stele/.build/archives.txt
RUN mkdir -p .build && swift build --configuration release --product stele \
  && mkdir -p /image/usr/share/doc/stele /image/work && install -m 755 .build/release/stele /image/stele \
  && strip /image/stele && Packaging/notices "$STELE_ARCHIVE_STATS" --full >/image/usr/share/doc/stele/copyright

FROM debian:bookworm-slim AS with-git
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
  # A mounted checkout belongs to somebody else than the user of the container.
  && git config --system --add safe.directory '*'
COPY --from=build /image /
WORKDIR /work
ENTRYPOINT ["/stele"]

FROM scratch
COPY --from=build /image /
WORKDIR /work
ENTRYPOINT ["/stele"]
