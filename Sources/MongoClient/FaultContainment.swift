internal import CMongoC
import Synchronization

/// What happens when a reply makes the driver read at a wild address or fail an assertion.
///
/// That cannot be prevented from outside the driver, so it is contained: the program ends with one line that names the
/// cluster, and with the status of a run that made no report. Whatever a ledger has been given by then stays in it.
///
/// No other file may use what the C header has for this: each would have variables of its own.
public enum FaultContainment {
  /// Contains faults from now on; meant for the beginning of a program.
  public static func begin() { cmongoc_contain_faults() }

  /// Says how to go on after a fault.
  ///
  /// - Parameter hint: a sentence for the operator; nil where there is no way to go on.
  public static func setResumeHint(_ hint: String?) {
    cmongoc_set_resume_hint(hint.flatMap { UnsafePointer(bitPattern: FaultText.lasting($0)) })
  }
}

/// A cluster or server to name where reading it makes the driver end the program.
struct FaultPlace: Sendable {
  private let address: UInt

  /// Notes a place, which is from now on among those that are named where no thread says what it reads.
  ///
  /// - Parameter name: the place as the operator knows it, without secrets.
  init(_ name: String) {
    address = FaultText.lasting(name)
    cmongoc_set_read_anywhere(UnsafePointer(bitPattern: FaultText.lasting(FaultText.all(with: name))))
  }

  /// Names the place if a call of the driver ends the program.
  ///
  /// - Parameter call: a call of the driver, on this thread.
  /// - Returns: what the call returns.
  /// - Throws: what the call throws.
  func during<Result: ~Copyable, Failure: Error>(_ call: () throws(Failure) -> Result) throws(Failure) -> Result {
    let outer = cmongoc_get_read_here()
    cmongoc_set_read_here(UnsafePointer(bitPattern: address))
    defer { cmongoc_set_read_here(outer) }
    return try call()
  }

  /// Has the threads with which a pool watches its servers name the place too.
  ///
  /// - Parameter pool: a pool that has lent no client yet.
  func name(monitorsOf pool: OpaquePointer) {
    _ = cmongoc_name_monitors(pool, UnsafePointer(bitPattern: address))
  }
}

/// Texts that a handler of signals may have to print, which are kept for ever since it may come at any time.
private enum FaultText {
  private static let texts = Mutex<[String: UInt]>([:])
  private static let places = Mutex<[String]>([])
  /// More places than these would be no help to anybody.
  private static let mostPlaces = 4

  static func lasting(_ text: String) -> UInt {
    texts.withLock { texts in
      if let known = texts[text] { return known }
      let address = UInt(bitPattern: strdup(text))
      texts[text] = address
      return address
    }
  }

  static func all(with name: String) -> String {
    places.withLock { places in
      if !places.contains(name) && places.count < mostPlaces { places.append(name) }
      return places.joined(separator: " or ")
    }
  }
}
