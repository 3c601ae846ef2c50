import StrictJSON
import Testing

@Suite struct JSONEncodingCheckTests {
  @Test(
    "UTF-16 and UTF-32 are recognised with and without their marks",
    arguments: [
      ([0xFF, 0xFE, 0x5B, 0, 0x5D, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x5B, 0, 0x5D], "UTF-16"),
      ([0x5B, 0, 0x5D, 0], "UTF-16"), ([0, 0x5B, 0, 0x5D], "UTF-16"),
      ([0x5B, 0, 0x3C, 4], "UTF-16"), ([0, 0x22, 4, 0x3C], "UTF-16"),
      ([0x30, 0], "UTF-16"), ([0, 0x30], "UTF-16"),
      ([0xFF, 0xFE, 0, 0, 0x5B, 0, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x5B], "UTF-32"),
      ([0x5B, 0, 0, 0], "UTF-32"), ([0, 0, 0, 0x5B], "UTF-32"),
    ] as [([UInt8], String)])
  func recognised(bytes: [UInt8], encoding: String) {
    let error = refusal(of: bytes)
    #expect(error?.message == "this is \(encoding); save the file as UTF-8")
    #expect(error?.line == 1 && error?.column == 1)
  }

  @Test("UTF-8 is read with and without its mark, and two marks are one too many")
  func utf8() {
    #expect(refusal(of: [0xEF, 0xBB, 0xBF, 0x30]) == nil)
    #expect(refusal(of: [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x30]) != nil)
    #expect(refusal(of: [0xEF, 0xBB, 0xBF])?.message == "the file is empty")
    #expect(refusal(of: [0xEF, 0xBB]) != nil)
  }
}
