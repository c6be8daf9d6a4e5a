/// A part of a command in mongosh's language, as far as the auditor's remedies use it.
indirect enum MongoshExpression: Sendable {
  /// A value that stands for itself.
  case value(MongoshValue)
  /// A name such as `db`.
  case name(String)
  /// `[a, b]`.
  case array([MongoshExpression])
  /// `{ name: a }`, in the order of the text.
  case object([(name: String, value: MongoshExpression)])
  /// `a.name`.
  case member(MongoshExpression, String)
  /// `a(b, c)`.
  case call(MongoshExpression, [MongoshExpression])
}
