import Auditing
import GRDB
import ParallelText

/// Writes what is kept of a file for what can only be judged where all files are known (`FileSummary`).
final class LinkRows {
  private let links: RowInserter
  private let targets: RowInserter

  init(_ database: Database) throws {
    links = try RowInserter("relative_links", columns: 14, in: database)
    targets = try RowInserter("link_targets", columns: 9, in: database)
  }

  func insert(_ summary: FileSummary, id: Int64) throws {
    for (ordinal, link) in summary.links.enumerated() {
      links.bind(id).bind(ordinal).bind(link.path).bind(link.fragment).bind(link.anchor)
      bind(link.place, links)
      links.bind(link.ignore?.reason).bind(Int64(bitPattern: TreePaths.key(of: link.destination)))
      try links.bind(link.isSettled).insert()
    }
    targets.bind(id).bind(blob: AnchorKeys.bytes(of: summary.anchors))
    bind(summary.title, targets)
    try targets.bind(summary.ignore?.reason).insert()
  }

  private func bind(_ place: Finding.Place, _ row: RowInserter) {
    row.bind(place.start.line).bind(place.start.column).bind(place.end.line).bind(place.end.column)
    row.bind(place.text).bind(place.line)
  }
}

/// Hashes of anchors as a blob: eight bytes each, little-endian.
enum AnchorKeys {
  static func bytes(of keys: [UInt64]) -> [UInt8] {
    keys.flatMap { key in (0..<8).map { UInt8(truncatingIfNeeded: key >> ($0 * 8)) } }
  }

  static func keys(of bytes: [UInt8]) -> [UInt64] {
    stride(from: 0, to: bytes.count - 7, by: 8).map { start in
      (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << ($1 * 8) }
    }
  }
}
