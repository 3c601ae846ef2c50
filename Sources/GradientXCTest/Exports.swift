// One import serves a test file: the options, methods and reports that appear in the signatures come with it, and
// `XCTestCase`.
@_exported public import GradientChecking
@_exported public import NumericalDifferentiation
@_exported public import XCTest
