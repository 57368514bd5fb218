import Records

/// Help texts, made from what the commands say of themselves.
enum Help {
  /// `lahde` alone.
  static var overview: String {
    var text = """
      lahde fills a contact register from files and can say where every value came from.

      usage: lahde COMMAND [ARGUMENTS] [OPTIONS]

      """
    let width = CommandRegistry.all.map(\.name.count).max() ?? 0
    for (heading, entries) in CommandRegistry.headings {
      text += "\n\(heading):\n"
      for entry in entries { text += "  \(padded(entry.name, width))  \(entry.abstract)\n" }
    }
    return text + "\n`lahde COMMAND --help` tells the rest.\n"
  }

  /// `lahde COMMAND --help`; `path` are the words that name it.
  static func text(_ entry: CommandEntry, path: String) -> String {
    switch entry {
    case .command(let command): text(command, path)
    case .family(let family): text(family)
    }
  }

  private static func text(_ family: CommandFamily) -> String {
    var text = "\(family.abstract)\n\nusage: lahde \(family.name) COMMAND [ARGUMENTS] [OPTIONS]\n\nCommands:\n"
    let usages = family.members.map { $0.arguments.isEmpty ? $0.name : "\($0.name) \($0.arguments)" }
    let width = usages.map(\.count).max() ?? 0
    for (usage, member) in zip(usages, family.members) { text += "  \(padded(usage, width))  \(member.abstract)\n" }
    if let usual = family.usual { text += "\nWithout a word it is `lahde \(family.name) \(usual.name)`.\n" }
    return text + "\n`lahde \(family.name) COMMAND --help` tells the rest.\n"
  }

  private static func text(_ command: any Command.Type, _ path: String) -> String {
    let arguments = command.arguments.isEmpty ? "" : " " + command.arguments
    var text = "\(command.abstract)\n\nusage: lahde \(path)\(arguments) [OPTIONS]\n"
    if !command.discussion.isEmpty { text += "\n\(command.discussion)\n" }
    text += "\nOptions:\n"
    let labels = command.options.map { option in option.value.map { "\(option.name) \($0)" } ?? option.name }
    let width = (labels + ["--help"]).map(\.count).max() ?? 0
    for (label, option) in zip(labels, command.options) {
      text += "  \(padded(label, width))  \(option.summary)\(option.isRepeatable ? "; may be repeated" : "")\n"
    }
    return text + "  \(padded("--help", width))  this text\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
