// An honest solution.
let (x, y, z) = (2.0, 3.0, 4.0)
print("x.grad: \(2 * x + 2 * y * z)")
print("y.grad: \(2 * y + 2 * x * z)")
print("z.grad: \(2 * z + 2 * x * y)")
