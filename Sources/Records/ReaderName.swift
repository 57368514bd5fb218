/// The readers, by the names that pipelines and reports give them: a closed set, the general before the particular.
///
/// What a reader needs of a source stands in Configuration's `ReaderTerms`, how it opens a file in `ReaderRegistry`: a reader
/// without one of them does not build.
public enum ReaderName: String, Sendable, CaseIterable, Codable {
  case csv
  case web
  case marketingRegister = "marketing-register"
  case unsubscribes
  case notes

  /// How the records stand in its inputs.
  public var form: InputForm {
    switch self {
    case .web: .page
    case .marketingRegister, .unsubscribes, .notes, .csv: .text
    }
  }

  /// What the lines of its inputs are.
  public var yields: ReaderYield {
    switch self {
    case .unsubscribes: .returns
    case .notes: .notes
    case .csv, .web, .marketingRegister: .observations
    }
  }
}

/// What the lines of an input are.
public enum ReaderYield: Sendable {
  /// Records: what the source says of somebody, which becomes observations.
  case observations
  /// Unsubscribe tokens that came back: they are applied, once, and nothing of them is kept.
  case returns
  /// Notes, each of which says something of one person: they are applied, once, and nothing of them is kept.
  case notes
}

/// How records stand in an input.
public enum InputForm: Sendable {
  /// As text, one after the other: each has bytes of its own, and its fields have columns.
  case text
  /// Gathered from the markup of a page: every value has a path, and all records have the bytes of the page.
  case page
}
