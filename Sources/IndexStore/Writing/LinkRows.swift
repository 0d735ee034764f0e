import Auditing
import CorpusLayout
import ParallelText

/// Makes the rows of what is kept of a file for what can only be judged where all files are known (`FileSummary`).
final class LinkRows {
  private let links: TableRows
  private let targets: TableRows

  init(_ batch: RowBatch) {
    links = batch.rows(
      of: "relative_links",
      [
        "article_id", "ordinal", "path", "fragment", "anchor", "start_line", "start_column", "end_line", "end_column",
        "text", "line_text", "accepted", "destination", "is_settled",
      ])
    targets = batch.rows(
      of: "link_targets",
      [
        "article_id", "anchor_keys", "start_line", "start_column", "end_line", "end_column", "text", "line_text",
        "accepted",
      ])
  }

  func insert(_ summary: FileSummary, id: Int64) {
    for (ordinal, link) in summary.links.enumerated() {
      links.add(id).add(ordinal).add(link.path).add(link.fragment).add(link.anchor)
      add(link.place, links)
      links.add(link.ignore?.reason).add(Int64(bitPattern: TreePaths.key(of: link.destination))).add(link.isSettled)
    }
    targets.add(id).add(blob: AnchorKeys.bytes(of: summary.anchors.encoded))
    add(summary.title, targets)
    targets.add(summary.ignore?.reason)
  }

  private func add(_ place: Finding.Place, _ row: TableRows) {
    row.add(place.start.line).add(place.start.column).add(place.end.line).add(place.end.column)
    row.add(place.text).add(place.line)
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
