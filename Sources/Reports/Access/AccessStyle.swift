/// The style sheet of the letter and the report: black on white, made for A4.
enum AccessStyle {
  /// The sheet.
  static let sheet = """
    :root{--soft:#4d545b;--line:#c9cbc6}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:48rem;padding:2rem 1.5rem;background:#fff;color:#1a1c1e;\
    font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    body.report{max-width:64rem}
    h1{font-size:1.5rem;line-height:1.2;margin:1.2rem 0 .6rem}
    h2{font-size:1.05rem;margin:1.1rem 0 .3rem}
    h3{font-size:.95rem;margin:1rem 0 .2rem}
    p{margin:.35rem 0}
    ul{margin:.2rem 0;padding-left:1.1rem}
    li{margin:.15rem 0}
    .from{display:flex;justify-content:space-between;gap:1rem;color:var(--soft)}
    .soft{color:var(--soft);font-size:.9em}
    table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.87rem;line-height:1.3}
    th,td{text-align:left;vertical-align:top;padding:.22rem .6rem .22rem 0;border-bottom:1px solid var(--line);\
    overflow-wrap:break-word}
    tbody td:nth-child(2),.rows td,.soft{overflow-wrap:anywhere}
    thead th{color:var(--soft);font-weight:500;border-bottom:1.5px solid var(--soft)}
    tbody th{font-weight:600;overflow-wrap:normal}
    td.d{white-space:nowrap;overflow-wrap:normal}
    .letter td:nth-child(2){width:25%}
    .rows{font-size:.78rem}
    .rows th{width:11rem}
    .card{break-inside:avoid}
    @media print{@page{size:A4;margin:14mm 16mm}body,body.report{padding:0;max-width:none;font-size:9.3pt;line-height:1.34}\
    h1{font-size:15pt;margin:.7rem 0 .4rem}h2{font-size:10.5pt;margin:.7rem 0 .2rem;break-after:avoid}\
    h3{break-after:avoid}tr{break-inside:avoid}table{font-size:8.3pt;margin:.4rem 0}th,td{padding:.12rem .6rem .12rem 0}}

    """
}

extension HTMLText {
  /// The head of a page that loads nothing and runs nothing, up to the body's first line.
  mutating func head(title: String, language: AccessLanguage, bodyClass: String) {
    markup(
      """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex, nofollow">
      <meta name="referrer" content="no-referrer">

      """)
    element("title", title)
    markup("\n<style>\n\(AccessStyle.sheet)</style>\n</head>\n<body class=\"\(bodyClass)\">\n")
  }

  /// A table's head.
  mutating func columns(_ names: [String]) {
    markup("<thead><tr>")
    for name in names {
      markup("<th scope=\"col\">")
      text(name)
      markup("</th>")
    }
    markup("</tr></thead>\n")
  }

  /// A table's cell.
  mutating func cell(_ value: String, _ start: String = "<td>", _ end: String = "</td>") {
    markup(start)
    text(value, breaking: true)
    markup(end)
  }

  /// A table's cell with a date or a time, which stays in one line.
  mutating func dateCell(_ value: String, _ start: String = "<td class=\"d\">") {
    markup(start)
    text(value)
    markup("</td>")
  }
}
