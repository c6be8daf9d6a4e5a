import Evidence
import Findings

extension Finding {
  /// Why a rule of the reverse does not matter before the start; nothing where it does.
  ///
  /// Source: MongoDB docs, mongosync 1.21: reference/api/start, `reversible`, which is false unless given.
  ///
  /// - Parameter plan: the plan.
  /// - Returns: the finding that ends the judgement, if the sync is not to be reversible.
  static func exemptUnlessReversible(_ plan: Plan) -> Finding? {
    switch plan.reversible {
    case true: nil
    case false: Finding(.notApplicable, Subject(), "The plan says reversible: false.")
    case nil: Finding(.notApplicable, Subject(), "The plan does not say reversible, which is false unless given.")
    }
  }
}
