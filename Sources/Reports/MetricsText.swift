/// Metrics in the text format of Prometheus, version 0.0.4: families in the order in which they are added.
public struct MetricsText: Sendable {
  /// Whether a family only grows.
  public enum Kind: String, Sendable {
    case counter, gauge
  }

  /// A label and its value.
  public typealias Label = (name: String, value: String)

  private var lines: [String] = []

  /// Nothing yet.
  public init() {}

  /// Adds a family with its samples.
  public mutating func add(
    _ name: String, _ kind: Kind, _ help: String, _ samples: [(labels: [Label], value: Double)]
  ) {
    lines.append("# HELP lahde_\(name) \(help)")
    lines.append("# TYPE lahde_\(name) \(kind.rawValue)")
    for sample in samples {
      let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
      lines.append("lahde_\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(sample.value))")
    }
  }

  /// Adds a family of one sample without labels.
  public mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
    add(name, kind, help, [([], value)])
  }

  /// The file's text.
  public var text: String { lines.map { $0 + "\n" }.joined() }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\((value * 1000).rounded() / 1000)"
  }

  private static func escaped(_ value: String) -> String {
    // Scalar by scalar: to a string CR and LF are one character, and a line end inside a label would break the file.
    var text = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
