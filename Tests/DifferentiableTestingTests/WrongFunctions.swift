import DifferentiableTesting

// The compiler's own gradients are mostly right; these are wrong by what somebody wrote as `@derivative(of:)`.

/// x, with twice its derivative.
@differentiable(reverse)
func doubled(_ x: Double) -> Double { x }

@derivative(of: doubled)
func derivativeOfDoubled(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  (x, { 2 * $0 })
}

/// x, with the opposite of its derivative.
@differentiable(reverse)
func negated(_ x: Double) -> Double { x }

@derivative(of: negated)
func derivativeOfNegated(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  (x, { -$0 })
}

/// x, with no derivative at all.
@differentiable(reverse)
func dropped(_ x: Double) -> Double { x }

@derivative(of: dropped)
func derivativeOfDropped(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  (x, { _ in 0 })
}

/// x, with a derivative that is wrong by a thousandth.
@differentiable(reverse)
func leaking(_ x: Double) -> Double { x }

@derivative(of: leaking)
func derivativeOfLeaking(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  (x, { 1.001 * $0 })
}

/// The same in `Float`.
@differentiable(reverse)
func leaking(_ x: Float) -> Float { x }

@derivative(of: leaking)
func derivativeOfSingleLeaking(_ x: Float) -> (value: Float, pullback: (Float) -> Float) {
  (x, { 1.001 * $0 })
}

/// x·y + y, whose derivative forgets the second term.
@differentiable(reverse)
func forgetful(_ x: Double, _ y: Double) -> Double { x * y + y }

@derivative(of: forgetful)
func derivativeOfForgetful(_ x: Double, _ y: Double)
  -> (value: Double, pullback: (Double) -> (Double, Double))
{
  (x * y + y, { ($0 * y, $0 * x) })
}

/// x², whose derivative is right and comes with x³.
@differentiable(reverse)
func misvalued(_ x: Double) -> Double { x * x }

@derivative(of: misvalued)
func derivativeOfMisvalued(_ x: Double) -> (value: Double, pullback: (Double) -> Double) {
  (x * x * x, { 2 * x * $0 })
}

/// x·y + y, whose derivatives changed places.
@differentiable(reverse)
func swapped(_ x: Double, _ y: Double) -> Double { x * y + y }

@derivative(of: swapped)
func derivativeOfSwapped(_ x: Double, _ y: Double)
  -> (value: Double, pullback: (Double) -> (Double, Double))
{
  (x * y + y, { ($0 * (x + 1), $0 * y) })
}

/// The sum, whose pullback has one entry too few.
@differentiable(reverse)
func clipped(_ x: [Double]) -> Double { withoutDerivative(at: x).reduce(0, +) }

@derivative(of: clipped)
func derivativeOfClipped(_ x: [Double])
  -> (value: Double, pullback: (Double) -> [Double].TangentVector)
{
  let count = x.count
  return (x.reduce(0, +), { .init(Array(repeating: $0, count: count - 1)) })
}
