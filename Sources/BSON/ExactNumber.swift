/// A number of any BSON type, compared with others by its exact value.
enum ExactNumber {
  case notANumber
  case infinite(isNegative: Bool)
  case integer(Int64)
  case binary(Double)
  /// `coefficient` times ten to the power of `exponent`; a zero is an integer instead.
  case decimal(isNegative: Bool, coefficient: UInt128, exponent: Int)

  /// Reads a number; its bytes are there, as the walker has seen to.
  init(_ element: BSONElement, in bytes: Span<UInt8>) {
    func word(_ offset: Int) -> UInt64 {
      var word: UInt64 = 0
      for index in 0..<8 { word |= UInt64(bytes[element.value.lowerBound + offset + index]) << UInt64(8 * index) }
      return word
    }
    switch element.type {
    case .int32: self = .integer(Int64((try? bytes.int32(at: element.value.lowerBound)) ?? 0))
    case .int64: self = .integer(Int64(bitPattern: word(0)))
    case .double: self.init(Double(bitPattern: word(0)))
    default: self.init(decimalLow: word(0), high: word(8))
    }
  }

  private init(_ double: Double) {
    if double.isNaN {
      self = .notANumber
    } else if double.isInfinite {
      self = .infinite(isNegative: double < 0)
    } else {
      self = .binary(double)
    }
  }

  /// Source: IEEE 754-2008, decimal128 in binary integer encoding; a coefficient of more than 34 digits counts as zero.
  private init(decimalLow low: UInt64, high: UInt64) {
    let isNegative = high >> 63 == 1
    let combination = high >> 58 & 0b11111
    guard combination >> 3 != 0b11 else {
      switch combination {
      case 0b11110: self = .infinite(isNegative: isNegative)
      case 0b11111: self = .notANumber
      default: self = .integer(0)
      }
      return
    }
    let coefficient = UInt128(high & 0x0001_FFFF_FFFF_FFFF) << 64 | UInt128(low)
    let isCanonical = coefficient < 10_000_000_000_000_000_000_000_000_000_000_000
    guard isCanonical, coefficient != 0 else {
      self = .integer(0)
      return
    }
    self = .decimal(isNegative: isNegative, coefficient: coefficient, exponent: Int(high >> 49 & 0x3FFF) - 6176)
  }

  /// Where this number stands relative to another; what is not a number comes before all others.
  func compare(with other: ExactNumber) -> Precedence {
    switch (self, other) {
    case (.notANumber, .notANumber): return .same
    case (.notANumber, _): return .before
    case (_, .notANumber): return .after
    case (.integer(let left), .integer(let right)): return Precedence(left, right)
    case (.binary(let left), .binary(let right)): return Precedence(left, right)
    default:
      let signs = Precedence(sign, other.sign)
      guard signs == .same, sign != 0 else { return signs }
      let magnitudes = compareMagnitude(with: other)
      return sign < 0 ? magnitudes.reversed : magnitudes
    }
  }

  private var sign: Int {
    switch self {
    case .notANumber: 0
    case .infinite(let isNegative), .decimal(let isNegative, _, _): isNegative ? -1 : 1
    case .integer(let number): Int(number.signum())
    case .binary(let number): number == 0 ? 0 : number < 0 ? -1 : 1
    }
  }

  private func compareMagnitude(with other: ExactNumber) -> Precedence {
    guard let left = factors else { return other.factors == nil ? .same : .after }
    guard let right = other.factors else { return .before }
    // Far apart, the digits need not be looked at; the margin is far more than what the estimates are off by.
    let (estimate, otherEstimate) = (left.digits, right.digits)
    if abs(estimate - otherEstimate) > 1 { return Precedence(estimate, otherEstimate) }
    var (a, b) = (BigNatural(left.coefficient), BigNatural(right.coefficient))
    a.multiply(by: 10, times: max(0, left.tens - right.tens))
    b.multiply(by: 10, times: max(0, right.tens - left.tens))
    a.multiply(by: 2, times: max(0, left.twos - right.twos))
    b.multiply(by: 2, times: max(0, right.twos - left.twos))
    return a.compare(with: b)
  }

  /// The magnitude as a product, or nothing where it is infinite.
  private var factors: Factors? {
    switch self {
    case .notANumber, .infinite: nil
    case .integer(let number): Factors(coefficient: UInt128(number.magnitude), tens: 0, twos: 0)
    case .binary(let number):
      // Of a subnormal number the significand has a smaller weight, which `ulp` has too.
      Factors(coefficient: UInt128((number.magnitude / number.ulp).rounded()), tens: 0, twos: Int(number.ulp.exponent))
    case .decimal(_, let coefficient, let exponent): Factors(coefficient: coefficient, tens: exponent, twos: 0)
    }
  }
}

/// `coefficient` times powers of ten and of two.
private struct Factors {
  let coefficient: UInt128
  let tens: Int
  let twos: Int

  /// How many decimal digits stand before the point, give or take one half.
  var digits: Double {
    let bits = Double(UInt128.bitWidth - coefficient.leadingZeroBitCount)
    return (bits + Double(twos)) * 0.301_029_995_663_981_2 + Double(tens)
  }
}

/// A natural number of any size, for the few numbers that lie too close together to be told apart otherwise.
private struct BigNatural {
  /// The digits to the base 2^32, lowest first, without leading zeros.
  private var digits: [UInt32]

  init(_ number: UInt128) {
    digits = (0..<4).map { UInt32(truncatingIfNeeded: number >> (32 * UInt128($0))) }
    while digits.last == 0 { digits.removeLast() }
  }

  mutating func multiply(by factor: UInt32, times: Int) {
    for _ in 0..<times {
      var carry: UInt64 = 0
      for index in digits.indices {
        let product = UInt64(digits[index]) * UInt64(factor) + carry
        digits[index] = UInt32(truncatingIfNeeded: product)
        carry = product >> 32
      }
      if carry > 0 { digits.append(UInt32(carry)) }
    }
  }

  func compare(with other: BigNatural) -> Precedence {
    guard digits.count == other.digits.count else { return Precedence(digits.count, other.digits.count) }
    for (left, right) in zip(digits.reversed(), other.digits.reversed()) where left != right {
      return Precedence(left, right)
    }
    return .same
  }
}
