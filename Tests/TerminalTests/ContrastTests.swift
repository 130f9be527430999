import Glibc
import Terminal
import Testing

/// What the Web Content Accessibility Guidelines 2.1 ask of text, for the themes that ship.
@Suite("Contrast") struct ContrastTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/themes"
  private static let themes = Theme.all(in: [folder]).themes.filter(\.hasColor)

  /// Lines and scales: nothing of them is read.
  private static let drawn: Set<Scope> = [
    .panelBorder, .barEmpty, .graphEdge, .heatLow, .heatMiddle, .heatHigh, .divergingNegative, .divergingZero,
    .divergingPositive,
  ]
  /// Text of second rank.
  private static let dim: Set<Scope> = [
    .textDim, .headerState, .keyHint, .status, .panelTitle, .axis, .timeline, .tableHeader, .graphNode,
    .popupBorder,
  ]
  private static var text: [Scope] { Scope.allCases.filter { !drawn.contains($0) } }

  /// Relative luminance.
  private func luminance(_ color: Color) -> Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  private func contrast(_ one: Color, _ other: Color) -> Double {
    let (low, high) = (min(luminance(one), luminance(other)), max(luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
  }

  @Test func `all themes that ship are looked at`() {
    #expect(
      Self.themes.map(\.name) == ["daylight", "high-contrast", "midnight", "solarized", "solarized-light"])
    #expect(Theme.all(in: [Self.folder]).errors.isEmpty)
  }

  @Test(arguments: themes) func `text can be read`(_ theme: Theme) {
    for scope in Self.text {
      let style = theme.style(scope)
      let least = theme.name == "high-contrast" ? 7 : Self.dim.contains(scope) ? 3 : 4.5
      let found = contrast(style.foreground, style.background)
      #expect(found >= least, "\(theme.name) \(scope.rawValue): \(found)")
    }
  }

  @Test(arguments: themes) func `text in a box can be read`(_ theme: Theme) {
    let base = theme.style(.base).background
    for scope in Self.text where theme.style(scope).background == base {
      let found = contrast(theme.style(scope).foreground, theme.style(.popup).background)
      #expect(found >= (Self.dim.contains(scope) ? 3 : 4), "\(theme.name) \(scope.rawValue): \(found)")
    }
  }

  @Test(arguments: themes) func `lines can be seen`(_ theme: Theme) {
    for scope in [Scope.panelBorder, .barEmpty, .graphEdge] {
      let style = theme.style(scope)
      #expect(contrast(style.foreground, style.background) >= 1.5, "\(theme.name) \(scope.rawValue)")
    }
  }

  @Test(arguments: themes, [ColorDepth.palette256, .sixteen, .eight])
  func `text stands out in fewer colours`(_ theme: Theme, _ colors: ColorDepth) {
    for scope in Self.text {
      let style = theme.style(scope)
      let pair = ColorMapping.pair(
        foreground: style.foreground, background: style.background, depth: colors)
      #expect(pair.foreground != pair.background, "\(theme.name) \(scope.rawValue)")
    }
  }

  @Test func `without colours what matters differs by attributes`() throws {
    let mono = try Theme.named("mono", in: [Self.folder])
    let looks = Self.themes.map { Look(theme: $0, colors: .none) } + [Look(theme: mono, colors: .full)]
    for look in looks {
      #expect(look.colors == .none)
      for scope in Scope.allCases {
        let style = look.style(scope)
        #expect(style.foreground.isTerminal && style.background.isTerminal, "\(scope.rawValue)")
      }
      for (one, other) in [
        (Scope.selection, Scope.text), (.selection, .selectionPassive), (.key, .keyHint),
        (.textStrong, .text),
        (.textError, .text), (.panelTitleFocus, .panelTitle), (.cursor, .text), (.graphSelected, .graphNode),
      ] {
        #expect(
          look.style(one) != look.style(other), "\(look.theme.name): \(one.rawValue), \(other.rawValue)")
      }
    }
    #expect(Look(theme: mono, colors: .full).with(.midnight).colors == .full)
  }
}
