/// By how many of its uncertainties something must stand out of them, for what is to follow from it.
///
/// ``Ladder/uncertainty(of:slope:)`` and a scan's noises are bounds already, of rounding and of some standard deviations of
/// noise. More is asked for where more depends on it.
enum StandsOut {
  /// The noise of a difference is that of two values.
  static let difference = 2.0
  /// To be reckoned with.
  ///
  /// From the prototype, whose levels agreed within four of them.
  static let visible = 4.0
  /// To change what is believed.
  ///
  /// Chosen, as twice that.
  static let plain = 8.0
  /// To found a verdict on.
  ///
  /// From the prototype, whose kinks stood out so.
  static let certain = 16.0
  /// To be something else than what was measured.
  ///
  /// From the prototype, which called levels noisy that scattered so.
  static let foreign = 64.0
  /// To be a change of course, and not the bend of any smooth function (chosen).
  static let plainBend = 1024.0
}
