internal import CMongoC
internal import Logging
internal import SecretScrubbing

/// The C driver's process-wide state: set up once, never torn down, since its threads may outlive any of our objects.
enum DriverRuntime {
  /// Sets the driver up, exactly once, before anything else of it is used.
  static let ready: Void = {
    // The C library keeps freed memory apart for each thread; shared by few, batches take a tenth less memory.
    cmongoc_limit_arenas(2)
    mongoc_log_set_handler(receiveDriverLog, nil)
    mongoc_init()
    _ = mongoc_handshake_data_append("mongosync-auditor", nil, nil)
  }()
}

/// The driver that is in use.
public enum Driver {
  /// Its name and version, as it reports them itself.
  public static var nameAndVersion: String { "libmongoc " + String(cString: mongoc_get_version()) }
}

/// Called by the driver on any of its threads; it must not call back into the driver's log.
private func receiveDriverLog(
  level: mongoc_log_level_t, domain: UnsafePointer<CChar>?, message: UnsafePointer<CChar>?,
  context: UnsafeMutableRawPointer?
) {
  guard let message else { return }
  let text = SecretsInUse.scrubber.scrubbed(String(cString: message))
  let logger = Logger(label: "libmongoc")
  switch level {
  case MONGOC_LOG_LEVEL_ERROR, MONGOC_LOG_LEVEL_CRITICAL: logger.error("\(text)")
  case MONGOC_LOG_LEVEL_WARNING: logger.warning("\(text)")
  case MONGOC_LOG_LEVEL_MESSAGE, MONGOC_LOG_LEVEL_INFO: logger.info("\(text)")
  default: logger.debug("\(text)")
  }
}
