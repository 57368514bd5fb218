internal import CLibXML2
import Records

/// The owner of a page as libxml2 parsed it; no pointer leaves it, all reading is done on the flattened ``HTMLTree``.
@safe
struct HTMLDocument: ~Copyable {
  /// What libxml2 complained about; never its texts, which can quote the page.
  struct Complaints: Sendable, Equatable {
    /// How many, elements that libxml2 does not know (it is older than HTML 5) not counted.
    var count = 0
    /// 1-based line of the first.
    var firstLine = 0
    /// Whether libxml2 stopped early: a limit or memory.
    var fatal = false
  }

  /// What libxml2 complained about while parsing.
  let complaints: Complaints
  private let document: htmlDocPtr

  /// Parses a page; `encoding` is a name libxml2 knows, `path` is for messages.
  ///
  /// Throws if libxml2 makes no document of it at all.
  init(_ bytes: [UInt8], encoding: String, path: String) throws(Problem) {
    let log = ComplaintLog()
    guard bytes.count <= Int(Int32.max), let context = unsafe htmlNewParserCtxt() else {
      throw Problem(.inputOutput, file: path, "the HTML parser does not start")
    }
    defer { unsafe htmlFreeParserCtxt(context) }
    unsafe context.pointee._private = Unmanaged.passUnretained(log).toOpaque()
    if let sax = unsafe context.pointee.sax {
      // Only a handler table with this mark has its structured error function called.
      unsafe sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
      unsafe sax.pointee.serror = { parser, error in unsafe HTMLDocument.note(parser, error) }
      unsafe sax.pointee.startElement = { unsafe HTMLDocument.startElement($0, $1, $2) }
    }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let parsed = unsafe bytes.withUnsafeBytes { buffer in
      unsafe htmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, encoding,
        Int32(options))
    }
    guard let parsed = unsafe parsed else {
      throw Problem(.inputOutput, file: path, "the HTML parser makes nothing of the page")
    }
    unsafe document = parsed
    complaints = log.complaints
  }

  deinit { unsafe xmlFreeDoc(document) }

  /// Whether libxml2 decodes that encoding.
  static func knows(encoding: String) -> Bool {
    guard let handler = unsafe xmlFindCharEncodingHandler(encoding) else { return false }
    unsafe xmlCharEncCloseFunc(handler)
    return true
  }

  /// The page as a value; nodes deeper than `maximalDepth` are left out and the tree says so.
  func flattened(maximalDepth: Int) -> HTMLTree {
    var builder = HTMLTreeBuilder()
    var depth = 0
    var next = unsafe document.pointee.children
    while let node = unsafe next {
      var child: UnsafeMutablePointer<_xmlNode>?
      switch unsafe node.pointee.type {
      case XML_ELEMENT_NODE:
        builder.open(unsafe Self.string(node.pointee.name), line: unsafe Self.line(of: node))
        unsafe Self.copyAttributes(of: node, to: &builder)
        unsafe child = node.pointee.children
        if unsafe child != nil, depth >= maximalDepth {
          builder.cut = true
          unsafe child = nil
        }
        if unsafe child == nil { builder.close() }
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        unsafe Self.copy(node.pointee.content, to: &builder.bytes)
        builder.leaf(.text)
      case XML_COMMENT_NODE:
        unsafe Self.copy(node.pointee.content, to: &builder.bytes)
        builder.leaf(.comment)
      default: break
      }
      if let child = unsafe child {
        depth += 1
        unsafe next = child
        continue
      }
      var last = unsafe node
      while unsafe last.pointee.next == nil, depth > 0, let parent = unsafe last.pointee.parent {
        depth -= 1
        builder.close()
        unsafe last = parent
      }
      unsafe next = last.pointee.next
    }
    return builder.finish()
  }

  /// The string values of the nodes that an XPath selects, or nil if libxml2 cannot evaluate it.
  func evaluate(_ path: String) -> [String]? {
    guard let context = unsafe xmlXPathNewContext(document) else { return nil }
    defer { unsafe xmlXPathFreeContext(context) }
    unsafe context.pointee.error = { _, _ in }
    guard let result = unsafe xmlXPathEvalExpression(path, context) else { return nil }
    defer { unsafe xmlXPathFreeObject(result) }
    guard let set = unsafe result.pointee.nodesetval else { return [] }
    var values: [String] = []
    for index in 0..<Int(unsafe set.pointee.nodeNr) {
      guard let buffer = unsafe xmlBufferCreate() else { return nil }
      defer { unsafe xmlBufferFree(buffer) }
      unsafe xmlNodeBufGetContent(buffer, set.pointee.nodeTab[index])
      values.append(unsafe Self.string(xmlBufferContent(buffer)))
    }
    return values
  }

  // MARK: - libxml2's memory

  /// Collects complaints while a page is parsed.
  private final class ComplaintLog {
    var complaints = Complaints()
  }

  private static func note(_ parser: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<xmlError>?) {
    guard let parser = unsafe parser, let error = unsafe error,
      let owner = unsafe parser.assumingMemoryBound(to: _xmlParserCtxt.self).pointee._private
    else { return }
    let log = unsafe Unmanaged<ComplaintLog>.fromOpaque(owner).takeUnretainedValue()
    if unsafe error.pointee.level == XML_ERR_FATAL { log.complaints.fatal = true }
    if unsafe error.pointee.code == Int32(XML_HTML_UNKNOWN_TAG.rawValue) { return }
    if log.complaints.count == 0 { log.complaints.firstLine = Int(unsafe error.pointee.line) }
    log.complaints.count += 1
  }

  /// As libxml2 does it, and keeps the line in full: its own field has 16 bits.
  private static func startElement(
    _ parser: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    unsafe xmlSAX2StartElement(parser, name, attributes)
    guard let context = unsafe parser?.assumingMemoryBound(to: _xmlParserCtxt.self),
      let node = unsafe context.pointee.node, let input = unsafe context.pointee.input
    else { return }
    unsafe node.pointee.psvi = unsafe UnsafeMutableRawPointer(bitPattern: Int(input.pointee.line))
  }

  private static func line(of node: UnsafeMutablePointer<_xmlNode>) -> UInt32 {
    UInt32(clamping: unsafe max(1, Int(bitPattern: node.pointee.psvi)))
  }

  private static func copyAttributes(of node: UnsafeMutablePointer<_xmlNode>, to builder: inout HTMLTreeBuilder) {
    var next = unsafe node.pointee.properties
    while let attribute = unsafe next {
      var part = unsafe attribute.pointee.children
      while let text = unsafe part {
        unsafe copy(text.pointee.content, to: &builder.bytes)
        unsafe part = text.pointee.next
      }
      builder.attribute(unsafe string(attribute.pointee.name))
      unsafe next = attribute.pointee.next
    }
  }

  private static func copy(_ text: UnsafePointer<xmlChar>?, to bytes: inout [UInt8]) {
    guard let text = unsafe text else { return }
    let length = Int(unsafe xmlStrlen(text))
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(
      decoding: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))), as: UTF8.self)
  }
}
