public import Foundation
internal import SecretScrubbing

/// Bundles as files of JSON.
public enum BundleFile {
  /// The most bytes that are read; a survey of 10,000 collections makes some hundred megabytes at most.
  public static let largest = 1 << 30

  /// Reads a bundle from a file.
  ///
  /// - Parameter path: the file.
  /// - Returns: the bundle.
  /// - Throws: ``BundleError`` whatever is wrong with the file or in it.
  public static func bundle(at path: String) throws(BundleError) -> EvidenceBundle {
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let attributes = try? FileManager.default.attributesOfItem(atPath: place.path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw BundleError(.unreadable, "There is no such plain file.")
    }
    guard (attributes?[.size] as? Int).map({ $0 <= largest }) == true else {
      throw BundleError(.tooLarge, "It is larger than \(largest >> 20) MiB.")
    }
    guard let data = try? Data(contentsOf: place) else { throw BundleError(.unreadable, "It may not be read.") }
    return try bundle(in: data)
  }

  /// Reads a bundle.
  ///
  /// - Parameter data: any bytes.
  /// - Returns: the bundle.
  /// - Throws: ``BundleError`` whatever is wrong with them.
  public static func bundle(in data: Data) throws(BundleError) -> EvidenceBundle {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      guard let date = BundleTime.date(try container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "No time.")
      }
      return date
    }
    do {
      return try decoder.decode(EvidenceBundle.self, from: data)
    } catch let error as BundleError {
      throw error
    } catch let error as DecodingError {
      throw BundleError(error)
    } catch {
      throw BundleError(.damaged, "It is not JSON.")
    }
  }

  /// Writes a bundle, with secrets masked.
  ///
  /// - Parameter bundle: the bundle.
  /// - Returns: its JSON.
  /// - Throws: `EncodingError` for a number that JSON cannot hold.
  public static func data(of bundle: EvidenceBundle) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(BundleTime.text(date))
    }
    let text = try encoder.encode(bundle)
    return (SecretsInUse.scrubber.scrubbed(utf8: Array(text)).map { Data($0) } ?? text) + Data("\n".utf8)
  }
}
