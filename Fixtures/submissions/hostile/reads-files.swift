// Includes other files at compile time, and reads them at run time.
#if canImport(Glibc)
  import Glibc
#endif
for path in ["/etc/passwd", "/etc/shadow", "/root/.bashrc", "/proc/1/environ"] {
  let file = open(path, O_RDONLY)
  print(file < 0 ? "no" : "DID read", path)
}
