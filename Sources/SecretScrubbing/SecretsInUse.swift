internal import Synchronization

/// The secrets that this process uses, for all that it prints.
public enum SecretsInUse {
  private static let state = Mutex<(secrets: Set<String>, scrubber: SecretScrubber)>(([], SecretScrubber()))

  /// Has secrets masked from now on.
  ///
  /// - Parameter secrets: passwords and tokens, decoded or as they were written.
  public static func add(_ secrets: some Sequence<String>) {
    state.withLock { state in
      let all = state.secrets.union(secrets)
      guard all.count > state.secrets.count else { return }
      state = (all, SecretScrubber(all))
    }
  }

  /// Takes these secrets, and all that looks like one, out of a text.
  public static var scrubber: SecretScrubber { state.withLock { $0.scrubber } }
}
