// Does not compile.
let gradient: Double = "28.0"
