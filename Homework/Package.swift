// swift-tools-version: 6.2
import PackageDescription

// A package of its own, to be copied: students fill in Sources/Homework/Exercises.swift and run `swift test`.
let package = Package(
  name: "homework",
  platforms: [.macOS(.v15)],
  dependencies: [
    // In a copy outside of this repository, put the line below in place of the one after it, with the address
    // of the repository that you got this from:
    // .package(url: "https://example.com/swift-gradcheck", branch: "main")
    .package(name: "swift-gradcheck", path: "..")
  ],
  targets: [
    .target(
      name: "Homework",
      dependencies: [.product(name: "ReferenceAutodiff", package: "swift-gradcheck")]),
    .testTarget(
      name: "HomeworkTests",
      dependencies: ["Homework", .product(name: "GradientTesting", package: "swift-gradcheck")]),
  ],
  swiftLanguageModes: [.v6]
)
