import Configuration
import Records

extension Contract {
  /// Throws where a purpose cannot be objected to: it is none of the register's, or rests on a basis that needs nobody's
  /// agreement (Article 21(1)). Marketing can always be objected to; where a purpose rests on consent, the objection takes
  /// that back.
  public func demandObjectable(_ purpose: ObjectionPurpose) throws(Problem) {
    let name: PurposeName
    switch purpose {
    case .marketing, .emailMarketing: return
    case .communication: name = .communication
    case .customerRegister: name = .customerRegister
    }
    guard let basis = basis(of: name) else {
      throw Problem(
        .nobodyOrSeveral, file: file, "the register has no purpose \"\(name.rawValue)\": nothing is done for it",
        remedy: "an objection is to a purpose that the contract declares")
    }
    switch basis {
    case .publicTask, .legitimateInterest, .consent: return
    case .contract, .legalObligation, .vitalInterests:
      throw Problem(
        .nobodyOrSeveral, file: file,
        "\"\(name.rawValue)\" rests on \"\(basis.rawValue)\": Article 21(1) gives no right to object to it",
        remedy: "tell the person this reason, and note it: --received DATE notes the request, and then "
          + "`lahde subject refuse WHO --right object --reason TEXT` its answer")
    }
  }
}
