import Experiments
import Terminal
import Workbench

/// What can be seen once an action was done.
extension EveryActionTests {
  static func sent(_ wanted: @escaping (Command) -> Bool) -> (Bench, Bench) -> Bool {
    { _, after in
      after.effects.contains { if case .send(_, let command) = $0 { wanted(command) } else { false } }
    }
  }
  static func moved(_ wanted: @escaping (Transport) -> Bool) -> (Bench, Bench) -> Bool {
    { _, after in
      after.effects.contains { if case .replay(let transport) = $0 { wanted(transport) } else { false } }
    }
  }
  static func asked(_ wanted: @escaping (Effect) -> Bool) -> (Bench, Bench) -> Bool {
    { _, after in after.effects.contains(where: wanted) }
  }
  static func row(_ change: Int) -> (Bench, Bench) -> Bool {
    { before, after in
      let (one, other) = (
        before.model.panels?.focusedState.table.row, after.model.panels?.focusedState.table.row
      )
      guard let one, let other else { return false }
      return other == min(9, max(0, one + change))
    }
  }
  static func curves(_ isThere: @escaping (CurvesState, CurvesState) -> Bool) -> (
    Bench, Bench
  ) -> Bool {
    { before, after in
      guard let one = before.model.panels?.focusedState.curves,
        let other = after.model.panels?.focusedState.curves
      else { return false }
      return isThere(one, other)
    }
  }
  /// Where the cursors are before and after.
  static func cursor(_ isThere: @escaping (Double, Double) -> Bool) -> (Bench, Bench) -> Bool {
    curves { before, after in
      guard let one = before.cursor, let other = after.cursor else { return false }
      return isThere(one, other)
    }
  }
  static func neuron(_ isThere: @escaping (Int, Int) -> Bool) -> (Bench, Bench) -> Bool {
    { before, after in
      guard let one = before.model.panels?.focusedState.raster.cursor,
        let other = after.model.panels?.focusedState.raster.cursor
      else { return false }
      return one.step == other.step && isThere(one.neuron, other.neuron)
    }
  }
  static func column(_ isThere: @escaping (Int, Int) -> Bool) -> (Bench, Bench) -> Bool {
    { before, after in
      guard let one = before.model.panels?.focusedState.table.column,
        let other = after.model.panels?.focusedState.table.column
      else { return false }
      return isThere(one, other)
    }
  }
  /// How far a log is scrolled from its end, before and after.
  static func scrolled(_ isThere: @escaping (Int, Int) -> Bool) -> (Bench, Bench) -> Bool {
    { before, after in
      isThere(
        before.model.panels?.focusedState.text.offset ?? 0, after.model.panels?.focusedState.text.offset ?? 0)
    }
  }
  /// How many steps of the curves are shown.
  static func span(_ shown: CurvesState) -> Double {
    guard case .fixed(let range) = shown.window else { return .infinity }
    return range.upperBound - range.lowerBound
  }
  static func node(_ isThere: @escaping (SIMD2<Float>, SIMD2<Float>) -> Bool) -> (
    Bench, Bench
  ) -> Bool {
    { before, after in
      guard let network = after.model.panels?.drawings["network"]?.plot?.network,
        let one = before.model.panels?.focusedState.selection,
        let other = after.model.panels?.focusedState.selection
      else { return false }
      return isThere(
        SIMD2(network.x[one], network.y[one]), SIMD2(network.x[other], network.y[other]))
    }
  }
  static func part(
    _ isThere: @escaping (GraphState.Neighbourhood?, GraphState.Neighbourhood?) -> Bool
  ) -> (Bench, Bench) -> Bool {
    { before, after in
      isThere(
        before.model.panels?.focusedState.graph.neighbourhood,
        after.model.panels?.focusedState.graph.neighbourhood) && before.model.view() != after.model.view()
    }
  }
  static func view(_ isThere: @escaping (NetworkPlot.Viewport, NetworkPlot.Viewport) -> Bool) -> (
    Bench, Bench
  )
    -> Bool
  {
    { before, after in
      guard let one = before.model.panels?.focusedState.graph.viewport,
        let other = after.model.panels?.focusedState.graph.viewport
      else { return false }
      return isThere(one, other)
    }
  }
  static func picture(_ isThere: @escaping (PictureState, PictureState) -> Bool) -> (Bench, Bench)
    -> Bool
  {
    { before, after in
      guard let one = before.model.panels?.focusedState.picture,
        let other = after.model.panels?.focusedState.picture
      else { return false }
      return isThere(one, other) && before.model.view() != after.model.view()
    }
  }
  static func pan(_ isThere: @escaping (HeatMap.Viewport, HeatMap.Viewport) -> Bool) -> Trial {
    Trial(pictures(0, "+", "+"), picture { isThere($0.viewport, $1.viewport) })
  }
  static func field(_ change: Int) -> (Bench, Bench) -> Bool {
    { before, after in after.model.setup?.selection == max(0, (before.model.setup?.selection ?? 0) + change) }
  }
  static func helpOffset(_ change: Int) -> (Bench, Bench) -> Bool {
    { before, after in
      guard case .help(let one) = before.model.popup, case .help(let other) = after.model.popup else {
        return false
      }
      return other == one + change
    }
  }
  static func isOn(_ screen: Model.Screen) -> (Bench, Bench) -> Bool {
    { _, after in after.model.screen == screen }
  }
}
