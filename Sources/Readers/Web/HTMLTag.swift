/// The elements that extraction tells apart.
enum HTMLTag: String, Sendable {
  case html, head, body, title, meta, link, base, script, style, template, noscript, textarea, select
  case a, abbr, area, img, object, data, input, time, br, hr
  case address, article, aside, blockquote, dd, div, dl, dt, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6
  case header, li, main, nav, ol, p, pre, section, table, tbody, td, tfoot, th, thead, tr, ul
  case other

  /// Whether its text is nothing that a reader of the page sees.
  var isHidden: Bool {
    switch self {
    case .head, .script, .style, .template, .noscript, .textarea, .select: true
    default: false
    }
  }

  /// Whether it parts the text before it from the text after it.
  var breaks: Bool {
    switch self {
    case .br, .hr, .address, .article, .aside, .blockquote, .dd, .div, .dl, .dt, .figcaption, .figure, .footer, .form,
      .h1, .h2, .h3, .h4, .h5, .h6, .header, .li, .main, .nav, .ol, .p, .pre, .section, .table, .tbody, .td, .tfoot,
      .th, .thead, .tr, .ul:
      true
    default: false
    }
  }
}
