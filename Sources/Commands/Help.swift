import Records

/// Help texts, made from what the commands say of themselves.
enum Help {
  /// `lahde` alone.
  static var overview: String {
    var text = """
      lahde fills a contact register from files and can say where every value came from.

      usage: lahde COMMAND [ARGUMENTS] [OPTIONS]

      """
    let width = CommandRegistry.all.map { $0.name.count }.max() ?? 0
    for group in CommandGroup.allCases {
      let commands = CommandRegistry.all.filter { $0.group == group }
      guard !commands.isEmpty else { continue }
      text += "\n\(group.rawValue):\n"
      for command in commands { text += "  \(padded(command.name, width))  \(command.abstract)\n" }
    }
    return text + "\n`lahde COMMAND --help` tells the rest.\n"
  }

  /// `lahde COMMAND --help`.
  static func text(_ command: any Command.Type) -> String {
    let arguments = command.arguments.isEmpty ? "" : " " + command.arguments
    var text = "\(command.abstract)\n\nusage: lahde \(command.name)\(arguments) [OPTIONS]\n"
    if !command.discussion.isEmpty { text += "\n\(command.discussion)\n" }
    text += "\nOptions:\n"
    let labels = command.options.map { option in option.value.map { "\(option.name) \($0)" } ?? option.name }
    let all = labels + ["--help"]
    let width = all.map(\.count).max() ?? 0
    for (label, option) in zip(labels, command.options) { text += "  \(padded(label, width))  \(option.summary)\n" }
    return text + "  \(padded("--help", width))  this text\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
