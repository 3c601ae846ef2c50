import CLibrary

/// Lists and makes folders.
package enum HostFolder {
  /// The names in a folder, `.` and `..` excepted, in the order of their bytes.
  ///
  /// A name need not be text: each is its bytes, without a zero at the end.
  ///
  /// - Throws: a ``FileError`` where it cannot be listed.
  package static func names(in path: [CChar]) throws(FileError) -> [[UInt8]] {
    guard let folder = opendir(path) else { throw FileError() }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let capacity = MemoryLayout.size(ofValue: pointer.pointee)
        return pointer.withMemoryRebound(to: CChar.self, capacity: capacity) {
          UnsafeBufferPointer(start: $0, count: strlen($0)).map(UInt8.init(bitPattern:))
        }
      }
      if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) { names.append(name) }
    }
    guard errno == 0 else { throw FileError() }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The names in a folder; see ``names(in:)-([CChar])``.
  package static func names(in path: String) throws(FileError) -> [String] {
    try names(in: Array(path.utf8CString)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Makes a folder, unless it is there.
  package static func make(_ path: String) throws(FileError) {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError() }
  }
}
