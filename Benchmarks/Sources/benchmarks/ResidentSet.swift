import Foundation

/// The memory of this process that is really there.
enum ResidentSet {
  /// The resident bytes; nil where the system does not tell in `/proc`.
  static var bytes: Int? {
    guard let statistics = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return nil
    }
    let pages = statistics.split(separator: " ")
    return pages.count < 2 ? nil : Int(pages[1]).map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
  }
}
