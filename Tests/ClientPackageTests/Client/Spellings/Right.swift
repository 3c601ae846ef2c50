import Foundation
import GradientTesting
import Testing

@Suite struct RightSpellings {
  @Test func spelling0() {
    #expect(gradientsMatch(at: 1.5, 0.5, of: loss, gradient: lossGradient))
  }

  @Test func spelling1() {
    #expect(gradientsMatch(at: 2, 3, of: loss, gradient: lossGradient))
  }

  @Test func spelling2() {
    #expect(
      gradientsMatch(at: [2, 3, 4]) { v in
        v[0] * v[1] + v[2]
      } gradient: { v in
        [v[1], v[0], 1]
      })
  }

  @Test func spelling3() {
    #expect(
      gradientsMatch(at: 2, 3) { x, y in
        x * y
      } gradient: { x, y in
        (y, x)
      })
  }

  @Test func spelling4() {
    #expect(
      gradientsMatch(at: Float(3)) {
        $0 * $0
      } gradient: {
        2 * $0
      })
  }

  @Test func spelling5() {
    #expect(
      gradientsMatch(at: 3) {
        $0 * $0
      } valueAndGradient: {
        ($0 * $0, 2 * $0)
      })
  }

  @Test func spelling6() {
    #expect(
      gradientsMatch(at: 0, with: .kinks(.subgradients)) {
        abs($0)
      } gradient: {
        $0 < 0 ? -1 : 1
      })
  }

  @Test func spelling7() {
    #expect(
      gradientsMatch(at: 0, with: .kinks(.subgradients), .seed(7)) {
        abs($0)
      } gradient: {
        $0 < 0 ? -1 : 1
      })
  }

  @Test func spelling8() {
    #expect(
      gradientsMatch(over: .cube(-5...5, dimensions: 2), count: 100, with: .seed(7)) { v in
        v[0] * v[0] * v[1]
      } gradient: { v in
        [2 * v[0] * v[1], v[0] * v[0]]
      })
  }

  @Test func spelling9() {
    #expect(
      gradientsMatch(at: xs) {
        $0 * $0 * $0
      } gradient: {
        3 * $0 * $0
      })
  }

  @Test func spelling10() {
    #expect(
      gradientsMatch(at: 1.5, 0.5) {
        loss($0, $1)
      } gradient: {
        lossGradient($0, $1)
      })
  }

  @Test func spelling11() {
    #expect(
      gradientsMatch(at: [2, 3, 4]) { v in
        v[0] * v[0] + v[1] * v[2]
      } gradient: { v in
        [2 * v[0], v[2], v[1]]
      })
  }

  @Test func spelling12() {
    #expect(
      gradientsMatch(at: model) {
        $0([4, 5])
      } gradient: {
        $0.gradient([4, 5])
      })
  }

  @Test func spelling13() {
    #expect(
      gradientsMatch(over: .cube(-5...5, dimensions: 2), count: 200) { v in
        v[0] * v[0] * v[1]
      } gradient: { v in
        v[0] > v[1] ? [2 * v[0] * v[1], v[0] * v[0]] : [2 * v[0] * v[1], v[0] * v[1]]
      })
  }

  @Test func spelling14() {
    #expect(
      gradientsMatch(at: xv, with: .directions(3)) { v in
        v.reduce(0) { $0 + $1 * $1 }
      } gradient: { v in
        v.map { 2 * $0 }
      })
  }

  @Test func spelling15() {
    #expect(
      gradientsMatch(at: 3, 4) { x, y in
        product(Value(x), Value(y)).data
      } gradient: { x, y in
        let (x, y) = (Value(x), Value(y))
        product(x, y).backward()
        return (x.grad, y.grad)
      })
  }

  @Test func spelling16() async throws {
    #expect(
      try await gradientsMatch(at: Float(0.5)) { x in
        try await engine.value(x)
      } gradient: { x in
        await engine.gradient(x)
      })
  }

  @Test func spelling17() {
    #expect(
      gradientsMatch(at: 0) {
        relu($0)
      } gradient: {
        $0 > 0 ? 1 : 0
      })
  }

  @Test func spelling18() {
    #expect(
      gradientsMatch(at: 2) {
        root($0)
      } gradient: {
        0.5 / root($0)
      })
  }

  @Test func spelling19() {
    #expect(
      gradientsMatch(at: 3) { x in
        sq(x)
      } gradient: { x in
        let square = 1 + x * x
        return -2 * x / (square * square)
      })
  }

  @Test func spelling20() {
    #expect(
      gradientsMatch(at: [2, 3, 4]) { v in
        v[0] * v[0] - v[1] * v[2]
      } gradient: { v in
        [2 * v[0], v[2], -v[1]]
      })
  }

  @Test func spelling21() {
    #expect(
      gradientsMatch(over: 0.1...10) {
        log($0)
      } gradient: {
        1 / $0
      })
  }

  @Test func spelling22() {
    #expect(
      gradientsMatch(at: mm) { m in
        m[0][0] * m[1][1]
      } gradient: { m in
        [[m[1][1], 0], [0, m[0][0]]]
      })
  }

  @Test func spelling23() {
    #expect(
      gradientsMatch(at: mf) { m in
        m[0][0] * m[1][1]
      } gradient: { m in
        [[m[1][1], 0], [0, m[0][0]]]
      })
  }

  @Test func spelling24() {
    #expect(
      gradientsMatch(at: mm) { m in
        m[0][0] * m[1][1] - m[0][1] * m[1][0]
      } gradient: { m in
        [[m[1][1], -m[1][0]], [-m[0][1], m[0][0]]]
      })
  }

  @Test func spelling25() {
    #expect(
      gradientsMatch(at: mf) { m in
        m[0][0] * m[1][1] - m[0][1] * m[1][0]
      } gradient: { m in
        [[m[1][1], -m[1][0]], [-m[0][1], m[0][0]]]
      })
  }

  @Test func spelling26() {
    #expect(
      gradientsMatch(at: [[1, 2], [3, 4]]) { m in
        m[0][0] * m[1][1] - m[0][1] * m[1][0]
      } gradient: { m in
        [[m[1][1], -m[1][0]], [-m[0][1], m[0][0]]]
      })
  }

  @Test func spelling27() {
    #expect(
      gradientsMatch(at: [[1.0, 2], [3, 4]]) { m in
        m[0][0] * m[1][1] - m[0][1] * m[1][0]
      } gradient: { m in
        [[m[1][1], -m[1][0]], [-m[0][1], m[0][0]]]
      })
  }

  @Test func spelling28() {
    #expect(
      gradientsMatch(at: vfl) { v in
        v[0] * v[1] + v[0]
      } gradient: { v in
        [v[1] + 1, v[0]]
      })
  }

  @Test func spelling29() {
    #expect(
      gradientsMatch(at: [Float(1), 2]) { v in
        v[0] * v[1] + v[0]
      } gradient: { v in
        [v[1] + 1, v[0]]
      })
  }

  @Test func spelling30() {
    #expect(
      gradientsMatch(at: xv) { v in
        2 * v[0] * v[1] + v[0]
      } gradient: { v in
        [2 * v[1] + 1, 2 * v[0]]
      })
  }

  @Test func spelling31() {
    #expect(
      gradientsMatch(at: xf) {
        2 * $0 * $0 + 1
      } gradient: {
        4 * $0
      })
  }

  @Test func spelling32() {
    #expect(
      gradientsMatch(at: s2) { v in
        v.x * v.y + 2 * v.x
      } gradient: { v in
        [v.y + 2, v.x]
      })
  }

  @Test func spelling33() {
    #expect(
      gradientsMatch(at: s3f) { v in
        v.x * v.y + 2 * v.z
      } gradient: { v in
        SIMD3(v.y, v.x, 2)
      })
  }

  @Test func spelling34() {
    #expect(
      gradientsMatch(at: SIMD2(1.0, 2)) { v in
        v.x * v.y + 2 * v.x
      } gradient: { v in
        [v.y + 2, v.x]
      })
  }

  @Test func spelling35() {
    #expect(
      gradientsMatch(at: dict) { d in
        d["a"]! * d["b"]! + 2
      } gradient: { d in
        ["a": d["b"]!, "b": d["a"]!]
      })
  }

  @Test func spelling36() {
    #expect(
      gradientsMatch(at: ["a": 1.0, "b": 2]) { d in
        d["a"]! * d["b"]! + 2
      } gradient: { d in
        ["a": d["b"]!, "b": d["a"]!]
      })
  }

  @Test func spelling37() {
    #expect(
      gradientsMatch(at: ["a": 1, "b": 2]) { d in
        d["a"]! * d["b"]! + 2
      } gradient: { d in
        ["a": d["b"]!, "b": d["a"]!]
      })
  }

  @Test func spelling38() {
    #expect(
      gradientsMatch(at: fmodel) { p in
        p.a * p.b[0] + p.b[1]
      } gradient: { p in
        FloatModel(a: p.b[0], b: [p.a, 1])
      })
  }

  @Test func spelling39() {
    #expect(
      gradientsMatch(at: named) { p in
        p.w * p.w + 3 * p.b
      } gradient: { p in
        Named(w: 2 * p.w, b: 3)
      })
  }

  @Test func spelling40() {
    #expect(
      gradientsMatch(at: fnamed) { p in
        p.w * p.w + 3 * p.b
      } gradient: { p in
        FloatNamed(w: 2 * p.w, b: 3)
      })
  }

  @Test func spelling41() {
    #expect(
      gradientsMatch(at: FloatModel(a: 1, b: [2, 3])) { p in
        p.a * p.b[0] + p.b[1]
      } gradient: { p in
        FloatModel(a: p.b[0], b: [p.a, 1])
      })
  }

  @Test func spelling42() {
    #expect(
      gradientsMatch(at: model) { m in
        m.layers[0].bias[0] * 2 + 1
      } gradient: { m in
        Model(layers: [Layer(weight: [[0, 0]], bias: [2 * m.layers[0].bias[0]])])
      })
  }

  @Test func spelling43() {
    #expect(
      gradientsMatch(at: named) { p in
        p.w * p.w + 3 * p.b
      } gradientComponents: { p in
        ["w": 2 * p.w, "b": 3]
      })
  }

  @Test func spelling44() {
    #expect(
      gradientsMatch(at: slice) { v in
        v[0] * v[1]
      } gradient: { v in
        [v[1], v[0]]
      })
  }

  @Test func spelling45() {
    #expect(
      gradientsMatch(at: m3) { m in
        m[0][0][0] * m[0][0][1]
      } gradient: { m in
        [[[m[0][0][1], m[0][0][0]]]]
      })
  }

  @Test func spelling46() {
    #expect(
      gradientsMatch(at: opt) { v in
        v! * v!
      } gradient: { v in
        2 * v!
      })
  }

  @Test func spelling47() {
    #expect(
      gradientsMatch(at: 1, 2, 3) { x, y, z in
        x * y + 2 * z
      } gradient: { x, y, z in
        (y, x, 2)
      })
  }

  @Test func spelling48() {
    #expect(
      gradientsMatch(at: 1, 2, 3, 4) { a, b, c, d in
        a * b + c * d
      } gradient: { a, b, c, d in
        (b, a, d, c)
      })
  }

  @Test func spelling49() {
    #expect(
      gradientsMatch(at: xv, xs) { w, b in
        w[0] * b + w[1]
      } gradient: { w, b in
        ([b, 1], w[0])
      })
  }

  @Test func spelling50() {
    #expect(
      gradientsMatch(at: xv, xs) { (w: [Double], b: Double) in
        w[0] * b + w[1]
      } gradient: { (w: [Double], b: Double) in
        ([b, 1], w[0])
      })
  }

  @Test func spelling51() {
    #expect(
      gradientsMatch(at: xf, yf) { x, y in
        2 * x * y
      } gradient: { x, y in
        (2 * y, 2 * x)
      })
  }

  @Test func spelling52() {
    #expect(
      gradientsMatch(at: mm, xv) { m, v in
        m[0][0] * v[0] + 2 * m[0][1] * v[1]
      } gradient: { m, v in
        ([[v[0], 2 * v[1]], [0, 0]], [m[0][0], 2 * m[0][1]])
      })
  }

  @Test func spelling53() {
    #expect(
      gradientsMatch(at: mf, vfl, xf) { m, v, b in
        m[0][0] * v[0] + 2 * m[0][1] * v[1] + b
      } gradient: { m, v, b in
        ([[v[0], 2 * v[1]], [0, 0]], [m[0][0], 2 * m[0][1]], 1)
      })
  }

  @Test func spelling54() {
    #expect(
      gradientsMatch(at: xs, ys) { x, y in
        x * y
      } gradient: { x, y in
        (y, x)
      })
  }

  @Test func spelling55() {
    #expect(
      gradientsMatch(at: [1, 2], 3) { w, b in
        w[0] * b + w[1]
      } gradient: { w, b in
        ([b, 1], w[0])
      })
  }

  @Test func spelling56() {
    #expect(
      gradientsMatch(at: model, xs) { m, b in
        m([4, 5]) * b
      } gradient: { m, b in
        (m.gradient([4, 5]), m([4, 5]))
      })
  }

  @Test func spelling57() {
    #expect(
      gradientsMatch(at: xf, xs) { x, y in
        Double(x) * y
      } gradient: { x, y in
        (Float(y), Double(x))
      })
  }

  @Test func spelling58() {
    #expect(
      gradientsMatch(at: [1.0, 2], 3.0) { w, b in
        w[0] * b + w[1]
      } gradient: { w, b in
        ([b, 1], w[0])
      })
  }

  @Test func spelling59() {
    #expect(
      gradientsMatch(at: [1, 2]) { v in
        v[0] * v[1]
      } valueAndGradient: { v in
        (v[0] * v[1], [v[1], v[0]])
      })
  }

  @Test func spelling60() {
    #expect(
      gradientsMatch(at: 1, 2) { x, y in
        x * y
      } valueAndGradient: { x, y in
        (x * y, (y, x))
      })
  }

  @Test func spelling61() {
    #expect(
      gradientsMatch(at: vfl) { v in
        v[0] * v[1]
      } valueAndGradient: { v in
        (v[0] * v[1], [v[1], v[0]])
      })
  }

  @Test func spelling62() {
    #expect(
      gradientsMatch(at: mm) { m in
        m[0][0] * m[1][1]
      } valueAndGradient: { m in
        (m[0][0] * m[1][1], [[m[1][1], 0], [0, m[0][0]]])
      })
  }

  @Test func spelling63() {
    #expect(gradientsMatch(at: 3.0, of: sq, valueAndGradient: vsq))
  }

  @Test func spelling64() {
    #expect(gradientsMatch(at: 3, of: sq, valueAndGradient: vsq))
  }

  @Test func spelling65() {
    #expect(
      gradientsMatch(at: fmodel) { p in
        p.a * p.b[0]
      } valueAndGradient: { p in
        (p.a * p.b[0], FloatModel(a: p.b[0], b: [p.a, 0]))
      })
  }

  @Test func spelling66() {
    #expect(
      gradientsMatch(at: xf, yf) { x, y in
        2 * x * y
      } valueAndGradient: { x, y in
        (2 * x * y, (2 * y, 2 * x))
      })
  }

  @Test func spelling67() {
    #expect(gradientsMatch(at: 3, of: sq, gradient: dsq))
  }

  @Test func spelling68() {
    #expect(gradientsMatch(at: xs, of: sq, gradient: dsq))
  }

  @Test func spelling69() {
    #expect(gradientsMatch(at: [1, 2], of: vf, gradient: vg))
  }

  @Test func spelling70() {
    #expect(gradientsMatch(at: xv, of: vf, gradient: vg))
  }

  @Test func spelling71() {
    #expect(gradientsMatch(over: -1...1, of: sq, gradient: dsq))
  }

  @Test func spelling72() {
    #expect(gradientsMatch(at: 3.0, of: { $0 * $0 }, gradient: { 2 * $0 }))
  }

  @Test func spelling73() {
    #expect(gradientsMatch(at: [1, 2], with: .seed(1), of: vf, gradient: vg))
  }

  @Test func spelling74() {
    #expect(gradientsMatch(over: -1...1, count: 10, with: .seed(1), of: sq, gradient: dsq))
  }

  @Test func spelling75() {
    #expect(
      gradientsMatch(over: -1...1) { x in
        x * x
      } gradient: { x in
        2 * x
      })
  }

  @Test func spelling76() {
    #expect(
      gradientsMatch(over: -1...1, 0...2) { x, y in
        x * y
      } gradient: { x, y in
        (y, x)
      })
  }

  @Test func spelling77() {
    #expect(
      gradientsMatch(over: -1...1) { (x: Float) in
        x * x
      } gradient: { (x: Float) in
        2 * x
      })
  }

  @Test func spelling78() {
    #expect(
      gradientsMatch(over: Float(-1)...1) { x in
        x * x
      } gradient: { x in
        2 * x
      })
  }

  @Test func spelling79() {
    #expect(
      gradientsMatch(over: .around(model, radius: 1)) { m in
        m([4, 5])
      } gradient: { m in
        m.gradient([4, 5])
      })
  }

  @Test func spelling80() {
    #expect(
      gradientsMatch(over: .cube(-1...1, dimensions: 2), 0...1) { w, b in
        w[0] * b + w[1]
      } gradient: { w, b in
        ([b, 1], w[0])
      })
  }

  @Test func spelling81() {
    #expect(
      gradientsMatch(over: rf) { x in
        x * x
      } gradient: { x in
        2 * x
      })
  }

  @Test func spelling82() async throws {
    #expect(
      await gradientsMatch(over: .cube(-1...1, dimensions: 2)) { v in
        try await remote(v)
      } gradient: { v in
        [2 * v[0], 1]
      })
  }

  @Test func spelling83() async throws {
    #expect(
      try await gradientsMatch(at: [1, 2]) { x in
        try await remote(x)
      } gradient: { x in
        [2 * x[0], 1]
      })
  }

  @Test func spelling84() async throws {
    #expect(try await gradientsMatch(at: [1, 2], of: remote, gradient: vg))
  }

  @Test func spelling85() async throws {
    #expect(try await gradientsMatch(at: xv, of: remote, gradient: vg))
  }

  @Test func spelling86() async throws {
    #expect(
      await gradientsMatch(at: 3) { x in
        await slow(x)
      } gradient: { x in
        2 * x
      })
  }

  @Test func spelling87() async throws {
    #expect(
      await gradientsMatch(at: 3, 4) { x, y in
        await slow(x) * y
      } gradient: { x, y in
        (y, x)
      })
  }

  @Test func spelling88() throws {
    #expect(
      try gradientsMatch(at: 3) { x in
        try mayThrow(x)
      } gradient: { x in
        1
      })
  }

  @Test func spelling89() throws {
    #expect(
      try gradientsMatch(at: [1, 2]) { v in
        try mayThrow(v[0])
      } gradient: { v in
        try [mayThrow(v[0]), 0]
      })
  }

  @Test func spelling90() {
    #expect(
      gradientsMatch(at: [1, 2]) { v in
        let a = v[0] * v[1]
        let b = exp(a)
        return a + b
      } gradient: { v in
        let a = v[0] * v[1]
        let s = 1 + exp(a)
        return [v[1] * s, v[0] * s]
      })
  }

  @Test func spelling91() {
    #expect(
      gradientsMatch(at: 2, 3) { x, y in
        2 * x * x + 3 * x * y + y * y / 2 - 1
      } gradient: { x, y in
        (4 * x + 3 * y, 3 * x + y)
      })
  }

  @Test func spelling92() {
    #expect(
      gradientsMatch(at: 0.5) { x in
        sin(x * x + 1)
      } gradient: { x in
        2 * x * cos(x * x + 1)
      })
  }

  @Test func spelling93() {
    #expect(
      gradientsMatch(at: xf) { x in
        sin(x * x + 1)
      } gradient: { x in
        2 * x * cos(x * x + 1)
      })
  }

  @Test func spelling94() {
    #expect(
      gradientsMatch(at: vfl) { v in
        sin(v[0] * v[1]) + 2 * exp(v[1])
      } gradient: { v in
        [v[1] * cos(v[0] * v[1]), v[0] * cos(v[0] * v[1]) + 2 * exp(v[1])]
      })
  }

  @Test func spelling95() {
    #expect(
      gradientsMatch(at: [1, 2]) { v in
        sin(v[0] * v[1]) + 2 * exp(v[1])
      } gradient: { v in
        [v[1] * cos(v[0] * v[1]), v[0] * cos(v[0] * v[1]) + 2 * exp(v[1])]
      })
  }

  @Test func spelling96() {
    #expect(
      gradientsMatch(at: [0.3, 0.7]) { p in
        p.map { $0 * log($0) }.reduce(0, +)
      } gradient: { p in
        p.map { 1 + log($0) }
      })
  }

  @Test func spelling97() {
    #expect(
      gradientsMatch(at: vfl) { p in
        p.map { $0 * log($0) }.reduce(0, +)
      } gradient: { p in
        p.map { 1 + log($0) }
      })
  }

  @Test func spelling98() {
    #expect(
      gradientsMatch(at: [[1, 2], [3, 4]]) { m in
        m.map { $0.reduce(0, +) }.reduce(0, +)
      } gradient: { m in
        m.map { $0.map { _ in 1 } }
      })
  }

  @Test func spelling99() {
    #expect(
      gradientsMatch(at: mf) { m in
        m.map { $0.reduce(0, +) }.reduce(0, +)
      } gradient: { m in
        m.map { $0.map { _ in 1 } }
      })
  }

  @Test func spelling100() {
    #expect(
      gradientsMatch(at: [1, 2]) { v in
        v[0] * v[1]
      } gradient: { v in
        [v[0], v[1]][...]
      })
  }

  @Test func spelling101() {
    #expect(
      !gradientsMatch(at: 3) {
        $0 * $0
      } gradient: {
        3 * $0
      })
  }

  @Test func spelling102() {
    #expect(
      gradientsMatch(at: []) { v in
        0
      } gradient: { v in
        []
      })
  }

  @Test func spelling103() {
    #expect(
      gradientsMatch(at: 2, 3, 4) { x, y, z in
        2 * x * x + 3 * x * y + y * y / 2 - z
      } gradient: { x, y, z in
        (4 * x + 3 * y, 3 * x + y, -1)
      })
  }

  @Test func spelling104() {
    #expect(
      gradientsMatch(at: 2, 3, 4, 5) { x, y, z, w in
        2 * x * x + 3 * x * y + y * y / 2 - z * w
      } gradient: { x, y, z, w in
        (4 * x + 3 * y, 3 * x + y, -w, -z)
      })
  }

  @Test func spelling105() {
    #expect(
      gradientsMatch(at: [2, 3]) { v in
        2 * v[0] * v[0] + 3 * v[0] * v[1] + v[1] * v[1] / 2 - 1
      } valueAndGradient: { v in
        (
          2 * v[0] * v[0] + 3 * v[0] * v[1] + v[1] * v[1] / 2 - 1,
          [4 * v[0] + 3 * v[1], 3 * v[0] + v[1]]
        )
      })
  }

  @Test func spelling106() {
    #expect(
      gradientsMatch(at: 2) { x in
        2 * x * x + 3 * x * x + x * x / 2 - 1
      } valueAndGradient: { x in
        (2 * x * x + 3 * x * x + x * x / 2 - 1, 4 * x + 6 * x + x)
      })
  }

  @Test func spelling107() {
    #expect(
      gradientsMatch(at: 2, 3) { x, y in
        2 * x * x + 3 * x * y + y * y / 2 - 1
      } valueAndGradient: { x, y in
        (2 * x * x + 3 * x * y + y * y / 2 - 1, (4 * x + 3 * y, 3 * x + y))
      })
  }

  @Test func spelling108() {
    #expect(
      gradientsMatch(at: [2, 3], 4) { v, y in
        2 * v[0] * v[0] + 3 * v[0] * y + y * y / 2 - v[1]
      } gradient: { v, y in
        ([4 * v[0] + 3 * y, -1], 3 * v[0] + y)
      })
  }

  @Test func spelling109() {
    #expect(
      gradientsMatch(over: -1...1) { x in
        2 * x * x + 3 * x * x + x * x / 2 - 1
      } gradient: { x in
        4 * x + 6 * x + x
      })
  }

  @Test func spelling110() {
    #expect(
      gradientsMatch(over: -1...1, 0...1) { x, y in
        2 * x * x + 3 * x * y + y * y / 2 - 1
      } gradient: { x, y in
        (4 * x + 3 * y, 3 * x + y)
      })
  }

  @Test func spelling111() {
    #expect(
      gradientsMatch(over: .cube(-1...1, dimensions: 2)) { v in
        2 * v[0] * v[0] + 3 * v[0] * v[1] + v[1] * v[1] / 2 - 1
      } gradient: { v in
        [4 * v[0] + 3 * v[1], 3 * v[0] + v[1]]
      })
  }

  @Test func spelling112() {
    #expect(
      jacobiansMatch(at: [2, 3]) { v in
        [2 * v[0] * v[0] + 3 * v[0] * v[1] + v[1] * v[1] / 2 - 1, v[0]]
      } jacobian: { v in
        [[4 * v[0] + 3 * v[1], 3 * v[0] + v[1]], [1, 0]]
      })
  }

  @Test func spelling113() {
    #expect(
      gradientsMatch(at: fmodel) { p in
        2 * p.a * p.b[0] + 3 * p.a * p.a + p.b[1] * p.b[0] / 2 - 1
      } gradient: { p in
        FloatModel(a: 2 * p.b[0] + 6 * p.a, b: [2 * p.a + p.b[1] / 2, p.b[0] / 2])
      })
  }

  @Test func spelling114() {
    #expect(
      gradientsMatch(at: [[1, 2], [3, 4]]) { m in
        2 * m[0][0] * m[1][1] + 3 * m[0][1] * m[1][0] - m[0][0] / 2 + 1
      } gradient: { m in
        [[2 * m[1][1] - 0.5, 3 * m[1][0]], [3 * m[0][1], 2 * m[0][0]]]
      })
  }

  @Test func spelling115() async throws {
    #expect(
      await gradientsMatch(at: 2) { x in
        2 * x * x + 3 * x * x + x * x / 2 - 1
      } gradient: { x in
        await slow(11 * x)
      })
  }

  @Test func spelling116() async throws {
    #expect(
      await gradientsMatch(at: [2, 3]) { v in
        2 * v[0] * v[0] + 3 * v[0] * v[1] + v[1] * v[1] / 2 - 1
      } gradient: { v in
        await [slow(11 * v[0]), 0]
      })
  }

  @Test func spelling117() {
    #expect(
      gradientsMatch(at: model) { m in
        2 * m.layers[0].bias[0] * m.layers[0].bias[0] + 3 * m.layers[0].bias[1] / 2 - 1
      } gradient: { m in
        m
      })
  }

  @Test func spelling118() {
    #expect(
      jacobiansMatch(at: [1, 2]) { v in
        [v[0] * cos(v[1]), v[0] * sin(v[1])]
      } jacobian: { v in
        [[cos(v[1]), -v[0] * sin(v[1])], [sin(v[1]), v[0] * cos(v[1])]]
      })
  }

  @Test func spelling119() {
    #expect(
      jacobiansMatch(at: 1, 2) { r, p in
        [r * cos(p), r * sin(p)]
      } jacobian: { r, p in
        [[cos(p), -r * sin(p)], [sin(p), r * cos(p)]]
      })
  }

  @Test func spelling120() {
    #expect(
      jacobiansMatch(at: vfl) { v in
        [v[0] * v[1], v[0]]
      } jacobian: { v in
        [[v[1], v[0]], [1, 0]]
      })
  }

  @Test func spelling121() {
    #expect(
      jacobiansMatch(at: named) { p in
        [p.w * p.b, 2 * p.w]
      } jacobian: { p in
        [Named(w: p.b, b: p.w), Named(w: 2, b: 0)]
      })
  }

  @Test func spelling122() {
    #expect(
      jacobiansMatch(at: s2) { v in
        SIMD2(v.x * v.y, v.x)
      } jacobian: { v in
        [[v.y, v.x], [1, 0]]
      })
  }

  @Test func spelling123() {
    #expect(
      jvpMatches(at: [1, 2], along: [1, 0]) { v in
        [v[0] * v[1], v[0] + 5 * v[1]]
      } jvp: { v, t in
        [v[1] * t[0] + v[0] * t[1], t[0] + 5 * t[1]]
      })
  }

  @Test func spelling124() {
    #expect(
      jvpMatches(at: vfl) { v in
        [v[0] * v[1], v[0] + 5 * v[1]]
      } jvp: { v, t in
        [v[1] * t[0] + v[0] * t[1], t[0] + 5 * t[1]]
      })
  }

  @Test func spelling125() {
    #expect(
      vjpMatches(at: [1, 2], cotangent: [1, 0]) { v in
        [v[0] * v[1], v[0] + 5 * v[1]]
      } vjp: { v, c in
        [v[1] * c[0] + c[1], v[0] * c[0] + 5 * c[1]]
      })
  }

  @Test func spelling126() {
    #expect(
      vjpMatches(at: vfl) { v in
        [v[0] * v[1], v[0] + 5 * v[1]]
      } vjp: { v, c in
        [v[1] * c[0] + c[1], v[0] * c[0] + 5 * c[1]]
      })
  }

  @Test func spelling127() {
    #expect(
      hessiansMatch(at: [1, 2]) { v in
        [v[1] * v[1], 2 * v[0] * v[1]]
      } hessian: { v in
        [[0, 2 * v[1]], [2 * v[1], 2 * v[0]]]
      })
  }

  @Test func spelling128() {
    #expect(
      hessiansMatch(at: vfl) { v in
        [v[1] * v[1], 2 * v[0] * v[1]]
      } hessian: { v in
        [[0, 2 * v[1]], [2 * v[1], 2 * v[0]]]
      })
  }

  @Test func spelling129() {
    #expect(
      jacobiansMatch(at: mm) { m in
        m.map { $0.reduce(0, +) }
      } jacobian: { m in
        [[1, 1, 0, 0], [0, 0, 1, 1]]
      })
  }

  @Test func spelling130() {
    #expect(
      jacobiansMatch(over: .cube(-1...1, dimensions: 2)) { v in
        [v[0] * v[1], sin(v[0])]
      } jacobian: { v in
        [[v[1], v[0]], [cos(v[0]), 0]]
      })
  }

  @Test func spelling131() {
    #expect(
      jvpMatches(over: .cube(-1...1, dimensions: 2)) { v in
        [v[0] * v[1]]
      } jvp: { v, t in
        [v[1] * t[0] + v[0] * t[1]]
      })
  }

  @Test func spelling132() {
    #expect(
      vjpMatches(over: .like(vfl, in: -1...1)) { v in
        [v[0] * v[1]]
      } vjp: { v, c in
        [v[1] * c[0], v[0] * c[0]]
      })
  }

  @Test func spelling133() {
    #expect(
      hessiansMatch(over: .cube(-1...1, dimensions: 2)) { v in
        [v[1] * v[1], 2 * v[0] * v[1]]
      } hessian: { v in
        [[0, 2 * v[1]], [2 * v[1], 2 * v[0]]]
      })
  }

  @Test func spelling134() {
    #expect(
      hessiansMatch(at: [1, 2]) { v in
        [v[1] * v[1], 2 * v[0] * v[1]]
      } product: { v, t in
        [2 * v[1] * t[1], 2 * v[1] * t[0] + 2 * v[0] * t[1]]
      })
  }

  @Test func spelling135() {
    #expect(
      adjointsMatch(at: [1, 2]) { v in
        [v[0] * v[1], v[0]]
      } jvp: { v, t in
        [v[1] * t[0] + v[0] * t[1], t[0]]
      } vjp: { v, c in
        [v[1] * c[0] + c[1], v[0] * c[0]]
      })
  }

  @Test func spelling136() {
    #expect(
      jacobiansMatch(at: [1, 2]) { v in
        [v[0] * v[1]]
      } valueAndJacobian: { v in
        ([v[0] * v[1]], [[v[1], v[0]]])
      })
  }

  @Test func spelling137() {
    #expect(
      jvpMatches(at: model) { m in
        m.layers
      } jvp: { m, t in
        t.layers
      })
  }

  @Test func spelling138() {
    #expect(
      jacobiansMatch(at: fmodel) { p in
        [p.a * p.b[0], p.b[1]]
      } jacobian: { p in
        [[p.b[0], p.a, 0], [0, 0, 1]]
      })
  }

  @Test func spelling139() async throws {
    #expect(
      try await jacobiansMatch(at: [1, 2]) { v in
        try await [remote(v)]
      } jacobian: { v in
        [[1, 0]]
      })
  }

  @Test func spelling140() {
    #expect(
      gradientsMatch(at: [1, 2]) { v in
        v[0] * v[1]
      } gradient: { v, g in
        g[0] = v[1]
        g[1] = v[0]
      })
  }

  @Test func spelling141() {
    #expect(
      gradientsMatch(at: vfl) { v in
        v[0] * v[1]
      } gradient: { v, g in
        g[0] = v[1]
        g[1] = v[0]
      })
  }

  @Test func spelling142() {
    #expect(
      gradientsMatch(at: model) { m in
        m([4, 5])
      } gradientComponents: { m in
        [0.0, 1]
      })
  }

  @Test func spelling143() {
    #expect(
      gradientsMatch(at: mm) { m in
        m[0][0] * m[1][1]
      } gradientComponents: { m in
        [m[1][1], 0, 0, m[0][0]]
      })
  }

  @Test func spelling144() {
    #expect(
      jacobiansMatch(at: 2) { x in
        [x, x * x]
      } jacobian: { x in
        [1, 2 * x]
      })
  }

  @Test func spelling145() {
    #expect(
      vjpMatches(at: [1, 2], cotangent: [1, 0.5]) { v in
        [v[0] * v[1], sin(v[0])]
      } valueAndVJP: { v, c in
        ([v[0] * v[1], sin(v[0])], [v[1] * c[0] + c[1] * cos(v[0]), v[0] * c[0]])
      })
  }

  @Test func spelling146() {
    #expect(
      gradientsMatch(over: -1...1, 0...2.5) { x, y in
        x * y
      } gradient: { x, y in
        (y, x)
      })
  }

  @Test func spelling147() {
    #expect(
      gradientsMatch(over: .cube(-1...1, dimensions: 2), 0...2.5) { x, y in
        x[0] * y
      } gradient: { x, y in
        ([y, 0], x[0])
      })
  }

  @Test func spelling148() {
    #expect(gradientsMatch(over: -1.0...1, of: sq, gradient: dsq))
  }

  @Test func spelling149() {
    #expect(
      gradientsMatch(over: .around(fmodel, radius: 1)) { p in
        p.a * p.b[0] + 2 * p.b[1]
      } gradient: { p in
        FloatModel(a: p.b[0], b: [p.a, 2])
      })
  }

  @Test func spelling150() {
    #expect(
      gradientsMatch(over: .like(vfl, in: -1...1)) { v in
        v[0] * v[1] + 2 * v[0]
      } gradient: { v in
        [v[1] + 2, v[0]]
      })
  }
}
