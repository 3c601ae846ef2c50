// One import serves a test file: the options, methods and reports that appear in the signatures come with it, and
// the macro that stands in their default arguments.
@_exported public import GradientChecking
@_exported public import NumericalDifferentiation
@_exported public import Testing
