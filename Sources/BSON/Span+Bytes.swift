extension Span<UInt8> {
  /// The bytes in memory of their own, copied in one piece.
  public var copied: [UInt8] {
    unsafe withUnsafeBufferPointer { unsafe Array($0) }
  }
}
