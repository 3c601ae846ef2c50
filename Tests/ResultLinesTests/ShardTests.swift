import ResultLines
import Testing

@Suite struct ShardTests {
  @Test("A shard is the SHA-256 of the identifier modulo their number, on every machine")
  func contract() throws {
    // printf %s a.py | sha256sum: the first 16 digits as a number.
    let ids: [(String, UInt64)] = [
      ("a.py", 0xf0de_093a_8c24_f6a3), ("b/hw.ipynb", 0x3903_b159_3587_295f),
      ("решение.ipynb", 0x26d1_d852_75e7_285c), ("", 0xe3b0_c442_98fc_1c14),
    ]
    for (id, bits) in ids {
      for count in [1, 3, 8, 1_000] {
        let index = Int(bits % UInt64(count)) + 1
        #expect(try #require(Shard(index: index, count: count)).contains(id))
        if count > 1 {
          #expect(
            try !#require(Shard(index: index % count + 1, count: count)).contains(id))
        }
      }
    }
  }

  @Test("Shards share nothing, leave nothing out, and are of like size")
  func division() throws {
    let ids = (0..<10_000).map { "student-\($0).ipynb" }
    for count in [2, 5, 16] {
      let shards = try (1...count).map { try #require(Shard(index: $0, count: count)) }
      for id in ids { #expect(shards.filter { $0.contains(id) }.count == 1) }
      for shard in shards {
        let size = ids.filter(shard.contains).count
        #expect(abs(size * count - ids.count) < ids.count / 4)
      }
    }
  }

  @Test("A shard reads what it has written, and nothing else")
  func text() throws {
    let shard = try #require(Shard(index: 3, count: 8))
    #expect(shard.description == "3/8")
    #expect(Shard("3/8") == shard)
    for text in ["", "3", "0/8", "9/8", "3/8/1", "+3/8", "03/8", " 3/8", "3/", "-1/-1", "1/0"] {
      #expect(Shard(text) == nil, "\(text)")
    }
  }
}
