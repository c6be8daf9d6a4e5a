/// Which end of the migration a cluster is.
public enum ClusterRole: String, CaseIterable, Codable, Sendable {
  case source
  case destination
}
