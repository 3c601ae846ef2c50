import Foundation
import GradientTesting
import Testing

// What the spellings of Right.swift, and the mistakes of SpellingTests.swift, are about.

struct Layer {
  var weight: [[Double]]
  var bias: [Double]
}

/// A struct that conforms to nothing.
struct Model {
  var layers: [Layer]
  func callAsFunction(_ x: [Double]) -> Double { 0 }
  func gradient(_ x: [Double]) -> Model { self }
}

struct FloatModel {
  var a: Float
  var b: [Float]
}

struct Named: ComponentIterable {
  var w: Double
  var b: Double
  mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(&w, named: "w")
    visitor.visit(&b, named: "b")
  }
}

struct FloatNamed: ComponentIterable {
  var w: Float
  var b: Float
  typealias Component = Float
  mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(&w, named: "w")
    visitor.visit(&b, named: "b")
  }
}

final class Value {
  let data: Double
  var grad = 0.0
  init(_ data: Double) { self.data = data }
  static func + (left: Value, right: Value) -> Value { left }
  static func * (left: Value, right: Value) -> Value { left }
  func backward() {}
}

actor RemoteEngine {
  func value(_ x: Float) throws -> Float { x }
  func gradient(_ x: Float) -> Float { x }
}

func relu(_ x: Double) -> Double { max(x, 0) }
func root(_ x: Double) -> Double { x }
func loss(_ w: Double, _ b: Double) -> Double { w * b }
func lossGradient(_ w: Double, _ b: Double) -> (Double, Double) { (b, w) }
func sq(_ x: Double) -> Double { x * x }
func dsq(_ x: Double) -> Double { 2 * x }
func vsq(_ x: Double) -> (Double, Double) { (x * x, 2 * x) }
func vf(_ v: [Double]) -> Double { v[0] }
func vg(_ v: [Double]) -> [Double] { v }
func product(_ x: Value, _ y: Value) -> Value { x * y + x }
func remote(_ x: [Double]) async throws -> Double { x[0] }
func mayThrow(_ x: Double) throws -> Double { x }
func slow(_ x: Double) async -> Double { x }

let xs = 1.5
let ys = 2.5
let xv = [1.0, 2, 3]
let xf: Float = 2
let yf: Float = 3
let vfl: [Float] = [1, 2]
let mm = [[1.0, 2], [3, 4]]
let mf: [[Float]] = [[1, 2], [3, 4]]
let m3 = [[[1.0, 2]]]
let s2 = SIMD2(1.0, 2)
let s3f = SIMD3<Float>(1, 2, 3)
let dict = ["a": 1.0, "b": 2]
let slice = [1.0, 2][...]
let opt: Double? = 2
let model = Model(layers: [])
let fmodel = FloatModel(a: 1, b: [2, 3])
let named = Named(w: 1, b: 2)
let fnamed = FloatNamed(w: 1, b: 2)
let engine = RemoteEngine()
let rf = Float(-1)...1
let ints: [Int] = [1, 2]
let n = 3
