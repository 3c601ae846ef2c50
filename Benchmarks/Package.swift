// swift-tools-version: 6.2
import PackageDescription

// A package of its own: nothing that a measurement needs reaches those who use the toolkit.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "swift-gradcheck", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "GradientTesting", package: "swift-gradcheck"),
        .product(name: "NumericalDifferentiation", package: "swift-gradcheck"),
        .product(name: "ReferenceAutodiff", package: "swift-gradcheck"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
