/// The methods that have a name, one row each.
public enum StandardMethods {
  /// All of them, the default first.
  public static var all: [any DifferentiationMethod] {
    [
      .adaptive,
      .central(),
      .forward(),
      .backward(),
      .richardson(),
    ]
  }

  /// The method of a name; nil where there is none.
  public static func named(_ name: String) -> (any DifferentiationMethod)? {
    all.first { $0.name == name }
  }
}
