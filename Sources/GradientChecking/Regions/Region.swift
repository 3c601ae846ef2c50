/// A region of points, from which a check draws.
///
/// The function is asked inside the region only, and its edges count as edges of the function's domain: a region
/// keeps a logarithm away from 0. At an edge only one side is seen, so a slope that differs there is undecided.
public struct Region<Point> {
  /// A value of the right shape; its components are replaced.
  let template: Point
  /// The bounds of each component, in the order of the template's components.
  let bounds: [ClosedRange<Double>]
}

extension Region: Sendable where Point: Sendable {}

/// What a check can draw points from: a ``Region``, or a range of numbers, `over: -1...1`.
public protocol PointRegion<Point> {
  /// What is drawn.
  associatedtype Point

  /// The region.
  var region: Region<Point> { get }
}

extension Region: PointRegion {
  /// Itself.
  public var region: Region { self }
}

extension ClosedRange: PointRegion where Bound: GradientScalar {
  /// The numbers of the range.
  public var region: Region<Bound> {
    Region(template: lowerBound, bounds: [Double(lowerBound)...Double(upperBound)])
  }
}

extension PointRegion {
  /// Points like a given one, with every component in the same range.
  ///
  /// ```swift
  /// #expect(gradientsMatch(over: .like(model, in: -1...1)) { loss($0) } gradient: { lossGradient($0) })
  /// ```
  public static func like<Value>(
    _ template: Value, in range: ClosedRange<Double>
  ) -> Region<Value> where Self == Region<Value> {
    let count = ComponentAccess(for: template).read(template).values.count
    return Region(template: template, bounds: Array(repeating: range, count: count))
  }

  /// Points around a given one, with every component at most so far away.
  public static func around<Value>(
    _ centre: Value, radius: Double
  ) -> Region<Value> where Self == Region<Value> {
    let values = ComponentAccess(for: centre).read(centre).values
    let radius = radius.isNaN ? 0 : abs(radius)
    return Region(
      template: centre,
      bounds: values.map { $0.isNaN ? 0...0 : ($0 - radius)...($0 + radius) })
  }

  /// Arrays of so many numbers of one range.
  public static func cube<Value: GradientScalar>(
    _ range: ClosedRange<Value>, dimensions: Int
  ) -> Region<[Value]> where Self == Region<[Value]> {
    box(Array(repeating: range, count: max(dimensions, 0)))
  }

  /// Arrays with a range for each number.
  public static func box<Value: GradientScalar>(
    _ ranges: [ClosedRange<Value>]
  ) -> Region<[Value]> where Self == Region<[Value]> {
    Region(
      template: ranges.map(\.lowerBound),
      bounds: ranges.map { Double($0.lowerBound)...Double($0.upperBound) })
  }
}
