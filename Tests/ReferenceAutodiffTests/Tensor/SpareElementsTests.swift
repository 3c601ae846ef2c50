import Testing

@testable import ReferenceAutodiff

@Suite("Memory of large tensors, kept for the next ones")
struct SpareElementsTests {
  private static let count = 1 << 17

  @Test("A tensor in memory that was another's has its own numbers, and empties nothing")
  func reuse() {
    for round in 1...4 {
      let x = Tensor(repeating: Double(round), shape: [Self.count])
      let (doubled, squared) = (x + x, x * x)
      #expect(doubled.scalars.allSatisfy { $0 == 2 * Double(round) })
      #expect(squared.scalars.allSatisfy { $0 == Double(round * round) })
    }
  }

  @Test("Elements that somebody still holds do not change")
  func held() {
    func sums(_ step: Float) -> [Float] {
      (Tensor(repeating: step, shape: [Self.count]) + 1).scalars
    }
    let first = sums(1)
    for step in 2...6 { #expect(sums(Float(step)).allSatisfy { $0 == Float(step) + 1 }) }
    #expect(first.allSatisfy { $0 == 2 })
  }

  @Test("Two precisions and other sizes do not meet")
  func kinds() {
    _ = Tensor<Double>(repeating: 3, shape: [Self.count]) * 2
    let single = Tensor<Float>(repeating: 3, shape: [2 * Self.count]) * 2
    #expect(single.count == 2 * Self.count)
    #expect(single.scalars.allSatisfy { $0 == 6 })
    let odd = Tensor<Double>(repeating: 3, shape: [Self.count + 1]) * 2
    #expect(odd.scalars.count == Self.count + 1)
  }

  @Test("Tasks that make and drop tensors at once get numbers of their own", arguments: 1...4)
  func concurrent(task: Int) async {
    await withTaskGroup(of: Bool.self) { group in
      for k in 0..<8 {
        group.addTask {
          let number = Double(task * 10 + k)
          return (0..<4).allSatisfy { _ in
            (Tensor(repeating: number, shape: [Self.count]) * 2).scalars
              .allSatisfy { $0 == 2 * number }
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
