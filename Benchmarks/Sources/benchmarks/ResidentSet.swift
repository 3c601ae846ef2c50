import Foundation

/// The memory of this process that is really there, where the system tells in `/proc`; nil elsewhere.
enum ResidentSet {
  static var pageSize: Int { Int(sysconf(Int32(_SC_PAGESIZE))) }

  /// The resident bytes.
  static var bytes: Int? {
    guard let pages = numbers(in: "statm").dropFirst().first else { return nil }
    return pages * pageSize
  }

  /// How many pages the process has touched for the first time so far.
  static var pageFaults: Int? {
    // The tenth field of all; there are two before the numbers, and a letter that is none.
    numbers(in: "stat").dropFirst(6).first
  }

  /// The numbers of a file about this process, without the name in parentheses and what is before it.
  private static func numbers(in file: String) -> [Int] {
    guard let text = try? String(contentsOfFile: "/proc/self/\(file)", encoding: .utf8) else {
      return []
    }
    let end = text.lastIndex(of: ")").map { text.index(after: $0) } ?? text.startIndex
    return text[end...].split(separator: " ").compactMap { Int($0) }
  }
}
