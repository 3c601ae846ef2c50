/// A region of points, from which a check draws.
///
/// The function is asked inside the region only, and its edges count as edges of the function's domain: a region
/// keeps a logarithm away from 0. At an edge only one side is seen, so a slope that differs there is undecided.
public struct Region<Point> {
  /// A value of the right shape; its components are replaced.
  let template: Point
  /// The bounds of each component, in the order of the template's components.
  let bounds: [ClosedRange<Double>]

  /// Points like a given one, with every component in the same range.
  ///
  /// ```swift
  /// #expect(gradientsMatch(over: .like(model, in: -1...1)) { loss($0) } gradient: { lossGradient($0) })
  /// ```
  public static func like(_ template: Point, in range: ClosedRange<Double>) -> Region {
    let count = ComponentAccess(for: template).read(template).values.count
    return Region(template: template, bounds: Array(repeating: range, count: count))
  }

  /// Points around a given one, with every component at most so far away.
  public static func around(_ centre: Point, radius: Double) -> Region {
    let values = ComponentAccess(for: centre).read(centre).values
    let radius = radius.isNaN ? 0 : abs(radius)
    return Region(
      template: centre,
      bounds: values.map { $0.isNaN ? 0...0 : ($0 - radius)...($0 + radius) })
  }
}

extension Region: Sendable where Point: Sendable {}

extension Region {
  /// Numbers of a range.
  public static func interval(_ range: ClosedRange<Double>) -> Region where Point == Double {
    Region(template: range.lowerBound, bounds: [range])
  }

  /// Arrays of so many numbers of one range.
  public static func cube(
    _ range: ClosedRange<Double>, dimensions: Int
  ) -> Region where Point == [Double] {
    box(Array(repeating: range, count: max(dimensions, 0)))
  }

  /// Arrays with a range for each number.
  public static func box(_ ranges: [ClosedRange<Double>]) -> Region where Point == [Double] {
    Region(template: ranges.map(\.lowerBound), bounds: ranges)
  }
}
