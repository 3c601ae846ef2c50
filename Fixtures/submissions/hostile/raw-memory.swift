// Fills memory for ever, in a compiled program.
var held: [[UInt8]] = []
print("filling")
while true { held.append([UInt8](repeating: UInt8.random(in: 1...255), count: 32 << 20)) }
