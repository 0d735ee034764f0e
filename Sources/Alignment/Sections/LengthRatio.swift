import Foundation
import ParallelText

extension PairAligner {
  /// The logarithm of how much longer the target's prose is.
  ///
  /// What the run has learnt of the languages counts beside what the article's own sections say: few of these tell as little
  /// as the whole of an article that lacks a paragraph.
  ///
  /// - Parameter sections: What matched sections of as many blocks say.
  func lengthRatio(_ sections: [Double]) -> Double {
    let logs = sections.sorted()
    let most = weights.lengths.mostLogRatio
    func bounded(_ ratio: Double) -> Double { max(-most, min(most, ratio)) }
    if let lengths = learned?.lengths {
      return bounded(lengths.shrunk(logs.isEmpty ? 0 : logs[logs.count / 2], samples: logs.count))
    }
    if logs.count >= weights.lengths.leastSections { return bounded(logs[logs.count / 2]) }
    // All of the text tells it, unless a good part of it may have no counterpart.
    let target = pair.target.blocks.reduce(0) { $0 + Int($1.textLength) }
    let reference = pair.reference.blocks.reduce(0) { $0 + Int($1.textLength) }
    guard target > 0, reference > 0 else { return 0 }
    let whole = bounded(log(Double(target) / Double(reference)))
    let (own, others) = (pair.target.blocks.count, pair.reference.blocks.count)
    if own == others { return whole }
    return LengthModel.unknown.shrunk(whole, samples: max(0, min(own, others) / abs(own - others) - 2))
  }
}
