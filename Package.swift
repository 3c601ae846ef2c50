// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "swift-gradcheck",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "NumericalDifferentiation", targets: ["NumericalDifferentiation"]),
    .library(name: "ReferenceAutodiff", targets: ["ReferenceAutodiff"]),
    .library(name: "GradientChecking", targets: ["GradientChecking"]),
    .library(name: "GradientTesting", targets: ["GradientTesting"]),
    .library(name: "GradientXCTest", targets: ["GradientXCTest"]),
    .library(name: "DifferentiableTesting", targets: ["DifferentiableTesting"]),
    .executable(name: "gradcheck", targets: ["gradcheck"]),
  ],
  dependencies: [
    // The command line's parser, help and completion scripts; no library target of ours uses it.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Storey 0: the ground. GSL, text and JSON as bytes; none of them knows what a gradient is.
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .target(name: "CLibrary", swiftSettings: strict),
    .target(name: "PlainText", swiftSettings: strict),
    .target(name: "HostFiles", dependencies: ["CLibrary"], swiftSettings: strict),
    .target(
      name: "StrictJSON", dependencies: ["PlainText"], exclude: ["README.md"],
      swiftSettings: strict),

    // Storey 1: lines of results as any verb writes, resumes and merges them; what a line says is not known here.
    .target(
      name: "ResultLines", dependencies: ["PlainText", "StrictJSON"], swiftSettings: strict),

    // Storey 1: the two witnesses. They import nothing of each other.
    .target(
      name: "NumericalDifferentiation", dependencies: ["CGSL", "CLibrary"],
      exclude: ["README.md", "Scales.svg"], swiftSettings: strict),
    .target(
      name: "ReferenceAutodiff", dependencies: ["CLibrary", "PlainText"], swiftSettings: strict),

    // Storey 2: a claim and a witness give a verdict.
    .target(
      name: "GradientChecking", dependencies: ["CLibrary", "NumericalDifferentiation"],
      swiftSettings: strict),

    // Storey 3: a verdict becomes text.
    .target(
      name: "GradientReporting", dependencies: ["GradientChecking", "PlainText", "StrictJSON"],
      swiftSettings: strict),

    // Storey 4: where questions come from.
    .target(
      name: "GradientFixtures",
      dependencies: [
        "GradientChecking", "GradientReporting", "HostFiles", "NumericalDifferentiation",
        "PlainText",
        "ReferenceAutodiff", "ResultLines", "StrictJSON",
      ],
      exclude: ["Reading/README.md"], swiftSettings: strict),

    // Storey 2: programs of other people, run inside limits. It knows nothing of ours.
    .target(
      name: "ProgramRunning", dependencies: ["CLibrary", "PlainText", "StrictJSON"],
      swiftSettings: strict),

    // Storey 3: homework that is handed in, and what was asked: files become numbers at their places.
    .target(
      name: "SubmissionReading",
      dependencies: [
        "CLibrary", "HostFiles", "PlainText", "ReferenceAutodiff", "StrictJSON",
      ],
      exclude: ["README.md"], swiftSettings: strict),

    // Storey 4: homework is run and graded; results are written, resumed and merged.
    .target(
      name: "SubmissionGrading",
      dependencies: [
        "CLibrary", "GradientChecking", "HostFiles", "NumericalDifferentiation", "PlainText",
        "ProgramRunning", "ReferenceAutodiff", "ResultLines", "StrictJSON", "SubmissionReading",
      ],
      swiftSettings: strict),

    // Storey 5: results become what teachers and their platforms read.
    .target(
      name: "GradeViews",
      dependencies: ["PlainText", "StrictJSON", "SubmissionGrading", "SubmissionReading"],
      swiftSettings: strict),

    // Storey 4: where developers ask, in their own tests. The only targets that import a test framework.
    .target(
      name: "GradientTesting",
      dependencies: ["GradientChecking", "GradientReporting", "NumericalDifferentiation"],
      swiftSettings: strict),
    .target(
      name: "GradientXCTest",
      dependencies: ["GradientChecking", "GradientReporting", "NumericalDifferentiation"],
      swiftSettings: strict),
    // The compiler's own gradients, `import _Differentiation`: a product of its own, since few need it.
    .target(
      name: "DifferentiableTesting",
      dependencies: ["GradientChecking", "GradientTesting", "NumericalDifferentiation"],
      swiftSettings: strict),

    // Storey 5: the command.
    .executableTarget(
      name: "gradcheck",
      dependencies: [
        "CLibrary", "GradientChecking", "GradientFixtures", "GradientReporting", "HostFiles",
        "NumericalDifferentiation", "PlainText", "ReferenceAutodiff", "ResultLines", "StrictJSON",
        "GradeViews", "ProgramRunning", "SubmissionGrading", "SubmissionReading",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What several test targets need.
    .target(
      name: "TestSupport",
      dependencies: [
        "GradientChecking", "PlainText", "ProgramRunning", "StrictJSON", "SubmissionReading",
      ],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "PlainTextTests", dependencies: ["PlainText", "StrictJSON", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "HostFilesTests", dependencies: ["HostFiles", "CLibrary", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ResultLinesTests", dependencies: ["ResultLines", "PlainText", "StrictJSON"],
      swiftSettings: strict),
    .testTarget(
      name: "StrictJSONTests", dependencies: ["StrictJSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "NumericalDifferentiationTests",
      dependencies: ["NumericalDifferentiation", "CGSL", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReferenceAutodiffTests",
      dependencies: ["ReferenceAutodiff", "PlainText", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GradientCheckingTests",
      dependencies: [
        "GradientChecking", "GradientReporting", "NumericalDifferentiation", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GradientReportingTests",
      dependencies: ["GradientReporting", "GradientChecking", "PlainText", "TestSupport"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "GradientFixturesTests",
      dependencies: [
        "CLibrary", "GradientFixtures", "GradientChecking", "GradientReporting", "HostFiles",
        "NumericalDifferentiation", "PlainText", "ReferenceAutodiff", "ResultLines", "StrictJSON",
      ],
      exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(
      name: "ProgramRunningTests", dependencies: ["ProgramRunning", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SubmissionReadingTests",
      dependencies: [
        "SubmissionReading", "PlainText", "ReferenceAutodiff", "StrictJSON", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SubmissionGradingTests",
      dependencies: [
        "SubmissionGrading", "HostFiles", "PlainText", "ProgramRunning", "ReferenceAutodiff",
        "ResultLines", "StrictJSON", "SubmissionReading", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GradeViewsTests",
      dependencies: [
        "GradeViews", "PlainText", "StrictJSON", "SubmissionGrading", "SubmissionReading",
        "TestSupport",
      ],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "GradientTestingTests",
      dependencies: [
        "GradientTesting", "GradientChecking", "GradientReporting", "ReferenceAutodiff",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GradientXCTestTests", dependencies: ["GradientXCTest"], swiftSettings: strict),
    .testTarget(
      name: "DifferentiableTestingTests",
      dependencies: [
        "DifferentiableTesting", "GradientTesting", "GradientChecking", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ClientPackageTests", dependencies: ["TestSupport"],
      exclude: ["Client", "Goldens", "HandIns"], swiftSettings: strict),
    .testTarget(
      name: "GradcheckCommandTests",
      dependencies: [
        "gradcheck", "PlainText", "ProgramRunning", "StrictJSON", "SubmissionReading",
        "TestSupport",
      ],
      exclude: ["Goldens"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
