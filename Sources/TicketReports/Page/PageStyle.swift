/// The looks of the page.
enum PageStyle {
  /// The style sheet of the page and of the charts on it.
  static let css =
    ":root{color-scheme:light dark;\(ChartStyle.variables(light: true))}"
    + "@media (prefers-color-scheme:dark){:root{\(ChartStyle.variables(light: false))}}"
    + base + tiles + sections + tables + narrow + print + ChartStyle.rules

  private static let base = """
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:940px;padding:24px 20px 64px;background:var(--paper);
    color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,
    "Noto Sans",sans-serif}
    h1{font-size:26px;line-height:1.2;margin:0}
    h2{font-size:19px;line-height:1.3;margin:0}
    .subject{color:var(--soft);margin:2px 0 12px}
    a{color:var(--primary)}
    nav{display:flex;flex-wrap:wrap;gap:4px 16px;margin:16px 0 0}

    """
  private static let tiles = """
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:16px 0}
    .tiles div{border:1px solid var(--grid);border-radius:8px;padding:10px 14px}
    .tiles dt{color:var(--soft);font-size:13px}
    .tiles dd{margin:0;font-size:18px;font-weight:600;line-height:1.3}
    .tiles span{display:block;color:var(--soft);font-size:13px;font-weight:400}
    .whole{font-weight:inherit;white-space:nowrap}

    """
  private static let sections = """
    section{border-top:1px solid var(--grid);margin-top:32px;padding-top:20px}
    figure{margin:8px 0}
    figure svg{display:block;width:100%}
    .figures,.notes{list-style:none;margin:0 0 10px;padding:0;display:flex;flex-wrap:wrap;gap:2px 20px}
    #forecast .figures,#quality .figures{display:block}
    .figures li{white-space:pre-wrap;font-variant-numeric:tabular-nums}
    .notes{color:var(--soft);font-size:13px}
    .narrow{display:none}

    """
  private static let tables = """
    details{margin:6px 0}
    summary{cursor:pointer;color:var(--primary)}
    .scroll{max-height:420px;overflow:auto;border:1px solid var(--grid);border-radius:6px;margin:6px 0}
    table{border-collapse:collapse;width:100%;font-size:13px;font-variant-numeric:tabular-nums}
    th,td{padding:4px 10px;text-align:left;border-bottom:1px solid var(--grid);unicode-bidi:isolate}
    th{position:sticky;top:0;background:var(--shade)}
    td:first-child{white-space:nowrap}
    .n{text-align:right}

    """
  private static let narrow = """
    @media (max-width:600px){body{padding:16px 12px 48px}.wide{display:none}.narrow{display:block}
    .tiles{grid-template-columns:1fr 1fr}.tiles dd{font-size:16px}}

    """
  private static let print = """
    @media print{:root{color-scheme:light;\(ChartStyle.variables(light: true))}
    body{max-width:none;padding:0}.wide{display:block}.narrow,nav,details:not([open]){display:none}
    section{break-inside:avoid}.scroll{max-height:none;overflow:visible}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}

    """
}
