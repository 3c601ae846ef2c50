/// The terms of a sum, by number.
protocol Summands {
  associatedtype Term: SlotValue
  subscript(index: Int) -> Term { get }
}

/// Sums pairwise, in the order that NumPy uses.
///
/// Up to 7 terms are added one by one; up to 128 go to eight running sums; longer sums are halved.
/// The rounding error grows with log n instead of n (Higham, "The accuracy of floating point
/// summation", 1993). The recursion is at most 20 deep.
func pairwiseSum<S: Summands>(_ terms: S, _ first: Int, _ count: Int) -> S.Term {
  if count < 8 {
    var sum = terms[first]
    for index in 1..<max(count, 1) { sum = sum + terms[first + index] }
    return sum
  }
  if count > 128 {
    let half = count / 2 - count / 2 % 8
    return pairwiseSum(terms, first, half) + pairwiseSum(terms, first + half, count - half)
  }
  var sum0 = terms[first]
  var sum1 = terms[first + 1]
  var sum2 = terms[first + 2]
  var sum3 = terms[first + 3]
  var sum4 = terms[first + 4]
  var sum5 = terms[first + 5]
  var sum6 = terms[first + 6]
  var sum7 = terms[first + 7]
  var index = 8
  while index + 8 <= count {
    let place = first + index
    sum0 = sum0 + terms[place]
    sum1 = sum1 + terms[place + 1]
    sum2 = sum2 + terms[place + 2]
    sum3 = sum3 + terms[place + 3]
    sum4 = sum4 + terms[place + 4]
    sum5 = sum5 + terms[place + 5]
    sum6 = sum6 + terms[place + 6]
    sum7 = sum7 + terms[place + 7]
    index += 8
  }
  let lower = (sum0 + sum1) + (sum2 + sum3)
  let upper = (sum4 + sum5) + (sum6 + sum7)
  var sum = lower + upper
  while index < count {
    sum = sum + terms[first + index]
    index += 1
  }
  return sum
}

/// Equally spaced slots.
struct Run<Number: SlotValue>: Summands {
  var start: UnsafePointer<Number>
  var count: Int
  var stride: Int

  @inline(__always)
  subscript(index: Int) -> Number { start[index * stride] }

  var sum: Number { pairwiseSum(self, 0, count) }
}

/// The products of two runs of slots, term by term.
struct ProductRun<Number: SlotValue>: Summands {
  var left: UnsafePointer<Number>
  var right: UnsafePointer<Number>

  @inline(__always)
  subscript(index: Int) -> Number { left[index] * right[index] }
}
