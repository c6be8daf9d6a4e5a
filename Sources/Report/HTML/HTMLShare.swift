/// A length or a place in a picture, as SVG writes a share of its width.
struct HTMLShare {
  /// Such as `12.5%`.
  let text: String

  /// Takes thousandths.
  ///
  /// - Parameter thousandths: the share, from 0 to 1000.
  init(thousandths: Int) { text = "\(thousandths / 10).\(thousandths % 10)%" }
}
