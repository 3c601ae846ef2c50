/// A candidate for what explains a wrong claim: what it says, and what it predicts of everything that is known.
///
/// Any wrong number is some factor, some term or some other number away from the right one. So whoever has an idea only
/// proposes it here, with everything that would be so if it were right, and one judge drops what is contradicted and ranks
/// the rest: ``DiagnosisFinder/standing(of:)``. What it predicts of a second call is asked later, since that is made later:
/// ``RepeatedExplanations``.
struct Explanation {
  /// How well an explanation stands beside everything that is known, from the weakest to the strongest.
  ///
  /// Only those are offered that stand best.
  enum Standing: Int, Comparable {
    /// It was made to fit: some factor there always is.
    case fitted
    /// Something that usually comes with it is not there.
    case strained
    /// The same numbers are likely to be something else.
    case rivalled
    /// Nothing speaks against it.
    case possible
    /// Something besides the wrong numbers speaks for it.
    case supported

    static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
  }

  /// Something besides the wrong numbers that there would be.
  enum Trace {
    /// Every component that can show a mistake is wrong.
    case everyComponent
    /// The function takes a mean of so many items.
    case mean(of: Int)
    /// The function takes a sum of so many items.
    case sum(of: Int)
  }

  let diagnosis: Diagnosis

  /// What the claims would be without the mistake, by component: right.
  var mended: [(index: Int, claim: ClaimedNumber)] = []

  /// Whether a mended claim must match, where others need only agree as far as one can see.
  var isStrict = false

  /// What the claims are, by component, if the mistake was made.
  var stated: [(index: Int, value: Double)] = []

  /// What there would be besides.
  var traces: [Trace] = []

  /// The standing where no trace is known.
  var prior = Standing.possible

  init(_ kind: Diagnosis.Kind, _ message: String, components: [String]) {
    diagnosis = Diagnosis(kind: kind, message: message, components: components)
  }
}
