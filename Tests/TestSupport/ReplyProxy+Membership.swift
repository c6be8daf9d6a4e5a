import BSON
import Synchronization

extension ReplyProxy {
  /// Stands before the only member of a set and passes for it: the set's configuration names the proxy in its place.
  ///
  /// - Parameters:
  ///   - server: the member behind it.
  ///   - rule: decides what becomes of each reply, that of the configuration included.
  /// - Returns: the proxy.
  /// - Throws: when no port is free.
  public static func passing(for server: MongodProcess, rule: @escaping Rule) throws -> ReplyProxy {
    let host = HostName()
    let proxy = try ReplyProxy(before: server) { command, reply in
      guard let own = host.text, command.names.first == "replSetGetConfig" else { return rule(command, reply) }
      let members = reply[path: "config", "members"]?.documents ?? []
      let changed = reply.setting(
        "config", "members", to: .array(of: members.map { .document($0.setting("host", to: .string(own))) }))
      let change = rule(command, changed)
      if case .none = change { return .document(changed) }
      return change
    }
    host.text = proxy.host
    return proxy
  }

  /// The proxy's own address, known once it listens.
  private final class HostName: Sendable {
    private let state = Mutex<String?>(nil)
    var text: String? {
      get { state.withLock { $0 } }
      set { state.withLock { $0 = newValue } }
    }
  }
}
