import Mustache

/// Its parts are found without reflection, which is most of what a page of very many items would take.
extension HTMLItem: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "anchor": anchor
    case "outcome": outcome
    case "tag": tag
    case "isOpen": isOpen
    case "isBare": isBare
    case "id": id
    case "title": title
    case "summary": summary
    case "hasFindings": hasFindings
    case "findings": findings
    case "hasRemedies": hasRemedies
    case "remedies": remedies
    case "waivers": waivers
    case "attestation": attestation
    case "hasOrigin": hasOrigin
    case "hasCitations": hasCitations
    case "citations": citations
    case "hasEvidence": hasEvidence
    case "evidence": evidence
    default: nil
    }
  }
}
