# An honest solution.
x, y, z = 2.0, 3.0, 4.0
print(f"x.grad: {2 * x + 2 * y * z}")
print(f"y.grad: {2 * y + 2 * x * z}")
print(f"z.grad: {2 * z + 2 * x * y}")
