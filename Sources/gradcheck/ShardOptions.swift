import ArgumentParser
import GradientFixtures
import GradientReporting
import PlainText
import SubmissionGrading

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A shard as `2/5`.
struct ShardArgument: ExpressibleByArgument {
  let shard: Shard

  init?(argument: String) {
    guard let shard = Shard(argument) else { return nil }
    self.shard = shard
  }
}

/// Which part of the work is done, for every verb that several machines can share.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do only one of n parts of the work, such as 2/5; by default what Bazel's TEST_SHARD_INDEX and "
        + "TEST_TOTAL_SHARDS say, or everything.", valueName: "i/n"))
  var shard: ShardArgument?

  /// The shard that the command line or else Bazel asks for; nil for everything.
  func selected() throws(CommandFailure) -> Shard? {
    if let shard { return shard.shard }
    guard let index = Self.environment("TEST_SHARD_INDEX"),
      let count = Self.environment("TEST_TOTAL_SHARDS")
    else { return nil }
    // Bazel counts from 0.
    guard let position = Int(index), let total = Int(count), position >= 0, position < total,
      let shard = Shard(index: position + 1, count: total)
    else {
      throw CommandFailure(
        status: .usage,
        message:
          "TEST_SHARD_INDEX=\(index) TEST_TOTAL_SHARDS=\(count): expected a number of shards, and an "
          + "index from 0 below it")
    }
    // By this Bazel sees that the variables were read.
    if let path = Self.environment("TEST_SHARD_STATUS_FILE") {
      let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
      guard file >= 0 else {
        throw CommandFailure(
          status: .missingFile,
          message:
            "cannot write TEST_SHARD_STATUS_FILE \(path): \(String(cString: strerror(errno)))")
      }
      close(file)
    }
    return shard
  }

  /// The same for submissions, which are divided by a hash of their own.
  func selectedSubmissions() throws(CommandFailure) -> SubmissionShard? {
    guard let shard = try selected() else { return nil }
    return SubmissionShard(index: shard.index, count: shard.count)
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

extension ResultsFile {
  /// Refuses a file that holds other submissions than a shard's: no closing line could be true of it.
  func requireOnly(
    _ entries: [SubmissionFiles.Entry], of shard: SubmissionShard, name: String
  ) throws(CommandFailure) {
    let own = Set(entries.map(\.name))
    guard let stranger = submissions.filter({ !own.contains($0) }).min() else { return }
    throw CommandFailure(
      status: .malformedFile,
      message: VisibleText.of(
        "\(name): \"\(stranger)\" has a line there, and is not of shard \(shard) of these submissions; "
          + "every shard needs a file of its own"))
  }
}
