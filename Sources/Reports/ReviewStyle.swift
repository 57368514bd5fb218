/// The review page's style sheet: quiet, legible in light and dark, on a phone and on paper.
enum ReviewStyle {
  /// The sheet. Marks and bars are told apart by underline and hatching too, not by colour alone.
  static let sheet = """
    :root{color-scheme:light dark;--bg:#f7f7f4;--card:#fff;--ink:#1d2023;--soft:#5c636b;--line:#dfe0db;--pos:#1f6f78;\
    --neg:#a5432b;--mark:#fff0b8;--under:#b98500;--warn:#fff6e0;--edge:#d9b24c;--on:#e3eef0}
    @media (prefers-color-scheme:dark){:root{--bg:#16181a;--card:#1e2124;--ink:#e7e8e6;--soft:#a3aab1;--line:#34393e;\
    --pos:#62b8c2;--neg:#e58a6f;--mark:#4a3d0e;--under:#e0b23c;--warn:#2a2516;--edge:#8a6d1f;--on:#23383c}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:76rem;padding:2rem 1.5rem 4rem;background:var(--bg);color:var(--ink);\
    font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
    h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}
    h2{font-size:1.15rem;margin:2.5rem 0 0}
    h2 small,.meta,summary span{color:var(--soft);font-weight:400}
    .meta{margin:0 0 1rem}
    .secret{margin:1rem 0;padding:.7rem 1rem;background:var(--warn);border:1px solid var(--edge);border-left-width:4px;\
    border-radius:6px;max-width:60rem}
    table{border-collapse:collapse;width:100%}
    caption{text-align:left;font-weight:600;padding:0 0 .3rem}
    th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-top:1px solid var(--line);\
    overflow-wrap:anywhere}
    thead th{border-top:0;color:var(--soft);font-weight:500;font-size:.85rem}
    tbody th,tfoot th{font-weight:500}
    .sum{width:auto;margin:1.25rem 0 0}
    .sum td,.sum thead th+th{text-align:right;padding-left:1.2rem}
    .filter{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;margin:1.5rem 0 0;\
    padding:.6rem 0;background:var(--bg);border-bottom:1px solid var(--line)}
    fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;align-items:center;gap:.3rem}
    legend{float:left;padding:0 .4rem 0 0;color:var(--soft)}
    label{padding:.15rem .7rem;border:1px solid var(--line);border-radius:99px;background:var(--card);cursor:pointer}
    label input{position:absolute;opacity:0;width:0}
    label:has(:checked){background:var(--on);border-color:var(--pos);font-weight:600}
    label:has(:focus-visible),summary:focus-visible{outline:2px solid var(--pos);outline-offset:2px}
    @supports not selector(:has(a)){.filter{display:none}}
    body:has(#k-p:checked) .c,body:has(#k-c:checked) .p,body:has(#o-r:checked) section.m,\
    body:has(#o-m:checked) section.r{display:none}
    .bell{margin:1rem 0;padding:.6rem 1rem;border:1px solid var(--neg);border-left-width:4px;border-radius:6px;\
    max-width:60rem}
    .alarm{margin:0 0 1.5rem;padding:.8rem 1rem .1rem;border:1px solid var(--edge);border-left-width:4px;\
    border-radius:8px;background:var(--warn)}
    .alarm>h3{font-size:1.05rem}
    .alarm>.meta{margin:.15rem 0 .7rem;overflow-wrap:anywhere}
    details{margin:0 0 .75rem;background:var(--card);border:1px solid var(--line);border-radius:8px}
    summary{display:flex;gap:.6rem;align-items:baseline;padding:.6rem 1rem;cursor:pointer;border-radius:8px;\
    list-style:none}
    summary::-webkit-details-marker{display:none}
    summary::before{content:"›";color:var(--soft);width:.6rem;flex:none}
    [open]>summary::before{content:"⌄"}
    h3{font-size:1rem;margin:0;overflow-wrap:anywhere}
    summary b{margin-left:auto;white-space:nowrap}
    details>div{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);gap:.5rem 2rem;padding:.4rem 1rem 1rem}
    details p{grid-column:1/-1;margin:.3rem 0 0;color:var(--soft)}
    td small,th small{display:block;color:var(--soft);font-weight:400;font-size:.8rem;line-height:1.35}
    table{table-layout:fixed;align-self:start}
    .sum{table-layout:auto}
    .sum th,.sum td{overflow-wrap:normal}
    .rec th:first-child{width:24%;font-size:.8rem;padding-top:.4rem}
    .rec thead th+th{color:var(--ink);font-weight:600;font-size:.95rem}
    .rec .e td,.rec .e th,.rec i{color:var(--soft)}
    abbr{text-decoration:none;color:var(--under);font-weight:700}
    mark{background:var(--mark);color:inherit;border-bottom:2px solid var(--under);border-radius:2px 2px 0 0;\
    padding:0 1px;white-space:pre-wrap}
    .w thead th:nth-child(2){width:4rem;text-align:right}
    .w th:nth-child(3){width:44%;padding-right:0}
    .w td:nth-child(2){text-align:right;white-space:nowrap}
    .w td:nth-child(3){position:relative;padding:0;background:linear-gradient(var(--line) 0 0) var(--z) 0/1px 100% \
    no-repeat,linear-gradient(var(--soft) 0 0) var(--m) 0/2px 100% no-repeat,repeating-linear-gradient(var(--soft) 0 \
    4px,transparent 0 8px) var(--r) 0/1px 100% no-repeat}
    .w i{position:absolute;top:.55rem;height:.8rem;min-width:1px;background:var(--pos);border-radius:2px}
    .w i.n{background:repeating-linear-gradient(45deg,var(--neg) 0 3px,transparent 0 5px);outline:1px solid var(--neg);\
    outline-offset:-1px}
    tfoot th,tfoot td{font-weight:700;border-top:2px solid var(--line)}
    @media (max-width:760px){body{padding:1.2rem .8rem 3rem;font-size:14px}.filter{position:static}\
    details>div{grid-template-columns:minmax(0,1fr);padding:.2rem .8rem .8rem;gap:1rem}summary{padding:.6rem .8rem}.rec th:first-child{width:28%}\
    .sum td,.sum thead th+th{padding-left:.5rem}}
    @media print{:root{--bg:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb}body{padding:0;max-width:none;\
    font-size:10pt}.filter{display:none}details{break-inside:avoid}details::details-content{content-visibility:visible;\
    display:block}mark,.w i{print-color-adjust:exact}@page{margin:15mm}}

    """
}
