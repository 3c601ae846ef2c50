// One import serves a test file: beside a compiler's gradient there are gradients that somebody wrote.
@_exported public import GradientTesting
@_exported public import _Differentiation
