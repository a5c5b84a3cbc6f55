/// The looks of the charts: one colour a role, for light and dark pages.
enum ChartStyle {
  /// The style sheet of a drawing.
  static let css =
    ".chart{\(variables(light: true))}"
    + "@media (prefers-color-scheme:dark){.chart{\(variables(light: false))}}" + rules

  /// The variables of the page itself.
  static let light = "--paper:#ffffff;--ink:#1d2530;--soft:#566274;--grid:#e3e7ed;--shade:#f1f3f7"
  static let dark = "--paper:#14181f;--ink:#e8ebf0;--soft:#a3adbb;--grid:#2b323d;--shade:#1c222b"

  static func variables(light isLight: Bool) -> String {
    let inks = ChartInk.allCases.map { "--\($0):\(isLight ? $0.light : $0.dark)" }
    return (inks + [isLight ? light : dark]).joined(separator: ";")
  }

  /// The rules that draw with the variables.
  static let rules =
    ".chart{font:12px system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,"
    + "\"Noto Sans\",sans-serif;max-width:100%;height:auto}"
    + ".chart text{fill:var(--ink)}.chart .tick,.chart .label{fill:var(--soft)}"
    + ".chart .heading{font-size:16px;font-weight:600}"
    + ".chart .end{text-anchor:end}.chart .middle{text-anchor:middle}"
    + ".chart .paper{fill:var(--paper)}"
    + ".chart .grid{stroke:var(--grid);fill:none}.chart .axis{stroke:var(--soft);fill:none}"
    + ".chart .line{fill:none;stroke-width:2;stroke-linejoin:round}"
    + ".chart .level{stroke-width:1.2;stroke-dasharray:5 4}.chart .dashed{stroke-dasharray:6 4}"
    + ".chart .halo{stroke:var(--paper);stroke-width:3.6;stroke-opacity:.8;fill:none}"
    + ".chart .halo,.chart .level{pointer-events:none}"
    + ".chart text.on{paint-order:stroke;stroke:var(--paper);stroke-width:4;stroke-linejoin:round}"
    + ".chart .area{stroke:var(--paper);stroke-width:.5}"
    + ".chart .shade{fill:var(--shade)}.chart .zone{stroke:var(--soft);stroke-width:.6}"
    + ".chart .reading{fill:var(--ink);fill-opacity:0}"
    + ".chart .reading:hover{fill-opacity:.1}"
    + ".chart circle:hover{fill-opacity:1;stroke:var(--ink)}"
    + ChartInk.allCases.map { ".chart .f-\($0){fill:var(--\($0))}" }.joined()
    + ChartInk.allCases.map { ".chart .s-\($0){stroke:var(--\($0))}" }.joined()
}
