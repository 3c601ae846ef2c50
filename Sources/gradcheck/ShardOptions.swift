import ArgumentParser
import HostFiles
import ResultLines

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
      do throws(FileError) {
        try HostFile.touch(path)
      } catch {
        throw .writing("TEST_SHARD_STATUS_FILE \(path)", error)
      }
    }
    return shard
  }

  private static func environment(_ name: String) -> String? {
    Environment.value(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
