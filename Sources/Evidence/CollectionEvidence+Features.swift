extension CollectionEvidence {
  /// What of it a migration may stumble over; an option that says false, or only details another, is none.
  public var features: Set<Feature> {
    let own = options.filter { !$0.value.isFalse && !isDetail($0.key) }.keys.map(Feature.collectionOption)
    return indexes.reduce(into: Set(own + [.collectionType(type)])) { $0.formUnion($1.features) }
  }

  /// Whether an option only details the type or another option that is there.
  private func isDetail(_ option: String) -> Bool {
    switch option {
    case "viewOn", "pipeline": type == "view"
    case "timeseries": type == "timeseries"
    case "size", "max": options["capped"]?.bool == true
    case "validationLevel", "validationAction": options["validator"] != nil
    default: false
    }
  }
}

extension IndexEvidence {
  /// What of it a migration may stumble over; an option that says false, or only details a kind of key, is none.
  public var features: Set<Feature> {
    let types = Set(key.map(\.type))
    let own = options.filter { option, value in
      // A clustered index repeats what its collection's option says, and not every server lists it.
      let isUsual = option == "clustered" || (option == "v" && value.number == 2)
      return !isUsual && !value.isFalse && !(Self.kinds[option].map(types.contains) ?? false)
    }
    return Set(types.map(Feature.indexKeyType) + own.keys.map(Feature.indexOption))
  }

  /// The kinds of key that an option details.
  ///
  /// Source: MongoDB docs, server 6.0: reference/command/createIndexes, options by index type.
  private static let kinds = [
    "2dsphereIndexVersion": "2dsphere", "textIndexVersion": "text", "weights": "text", "default_language": "text",
    "language_override": "text", "bits": "2d", "min": "2d", "max": "2d", "bucketSize": "geoHaystack",
    "wildcardProjection": "wildcard",
  ]
}

extension IndexEvidence.KeyField {
  /// How it is indexed, as `Feature.indexKeyType` names it.
  fileprivate var type: String {
    if let number = order.number, number != 0, !number.isNaN {
      let isWildcard = name == "$**" || name.hasSuffix(".$**")
      return isWildcard ? "wildcard" : number > 0 ? "ascending" : "descending"
    }
    guard let kind = order.string, !kind.isEmpty else { return "invalid" }
    return kind
  }
}

extension OptionValue {
  /// Whether it is as good as not being there.
  fileprivate var isFalse: Bool { canonical == "false" }
}
