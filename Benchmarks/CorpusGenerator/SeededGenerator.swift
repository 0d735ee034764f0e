/// Random numbers that a seed determines: SplitMix64. See https://prng.di.unimi.it/splitmix64.c.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Numbers of their own for one of many things, whatever was drawn for the others.
  init(seed: UInt64, stream: Int) {
    var seeds = SeededGenerator(seed: seed &+ UInt64(bitPattern: Int64(stream)) &* 0xD1B5_4A32_D192_ED03)
    state = seeds.next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
