import Auditing
import CorpusLayout
import ParallelText

/// Files that are read and compared together, with the id that they have in any index of these paths.
struct PlannedGroup: Sendable {
  /// Room for so many files after a group's id.
  static let stride: Int64 = 1 << 12

  var id: Int64
  /// A hash of all but the files' contents that the group's rows depend on.
  var definition: Int64
  var job: ArticleSetJob

  /// The ids of its files are `id`, `id` + 1, and so on; those of its sets too.
  var ids: ClosedRange<Int64> { id...(id + Int64(max(job.files.count, 1)) - 1) }
}

/// What an index of some paths will hold: all groups of files, in the order of their ids.
struct IndexPlan: Sendable {
  var groups: [PlannedGroup]
  /// Which files were named one by one, if nothing else was.
  var named: Set<String>
  /// Paths that cannot be read, and why.
  var problems: [(path: String, message: String)]
  /// A moment before the files' states were asked for; nanoseconds since 1970.
  var moment: Int64

  /// All files.
  var tree: TreePaths { TreePaths(groups.lazy.flatMap { $0.job.files.lazy.map(\.path) }) }

  /// The group that an id of a file or a set belongs to. Complexity: O(log n).
  func group(of id: Int64) -> PlannedGroup? {
    let next = groups.partitioningIndex { $0.id > id }
    return next > 0 && groups[next - 1].ids.contains(id) ? groups[next - 1] : nil
  }

  /// Complexity: O(files); reads the beginnings of those whose paths leave open which article they are.
  init(_ found: FileDiscovery.Result, _ layouts: PathLayouts, source: LocaleTag?) {
    var found = found
    SiblingFinder.addSiblings(to: &found, layouts)
    var (jobs, named) = ArticleSetFinder.find(found, layouts, .onDisk)
    if named.isEmpty { SourceGaps.mark(&jobs, source: source) }
    self.named = named
    problems = found.problems
    moment = found.moment
    groups = Self.numbered(jobs, named)
  }

  /// Gives ids that depend on nothing but the paths: a hash of where the group stands, or the next free number behind it.
  /// In their order rows only ever go to the end of a new index's tables.
  private static func numbered(_ jobs: [ArticleSetJob], _ named: Set<String>) -> [PlannedGroup] {
    let hashed = jobs.map { job in (hash: hash(of: job.slot), job: job) }
      .sorted { ($0.hash, $0.job.files[0].path) < ($1.hash, $1.job.files[0].path) }
    var next: Int64 = 0
    return hashed.map { hash, job in
      let number = max(hash, next)
      next = number + 1 + Int64(job.files.count - 1) / PlannedGroup.stride
      return PlannedGroup(
        id: number * PlannedGroup.stride, definition: definition(of: job, named), job: job)
    }
  }

  /// 40 bits, so that ids stay below 2⁵³, beyond which JavaScript and others round them. Files without a place, of which
  /// there may be any number, come last.
  private static func hash(of slot: LocaleSlot.Article?) -> Int64 {
    guard let slot else { return 1 << 40 }
    var hash = Hash64()
    for text in [slot.prefix, slot.frame, slot.rest] { hash.combine(text) }
    if slot.layouts != nil { hash.combine(UInt8(1)) }
    return Int64(hash.value >> 24)
  }

  private static func definition(of job: ArticleSetJob, _ named: Set<String>) -> Int64 {
    var hash = Hash64()
    hash.combine(job.key ?? "")
    hash.combine(UInt8((job.key == nil ? 0 : 1) | (job.lacksSource ? 2 : 0)))
    for text in [job.slot?.prefix, job.slot?.frame, job.slot?.rest] { hash.combine(text ?? "") }
    for file in job.files {
      hash.combine(file.path)
      hash.combine(file.locale?.description ?? "")
      hash.combine(UInt8((file.isCertain ? 1 : 0) | (named.contains(file.path) ? 2 : 0) | (file.isSettled ? 4 : 0)))
    }
    return Int64(bitPattern: hash.value)
  }
}
