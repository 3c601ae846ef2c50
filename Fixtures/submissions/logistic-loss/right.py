import jax
import jax.numpy as jnp

# A1 Logistic loss
w = 0.8
b = 0.1
# dL/dw = -0.2908
# dL/db = -0.09409

# A2 Log-sum-exp
logits = jnp.array([1.0, 2.0, 3.0])
# softmax: [0.09003057 0.24472847 0.66524096]

# A3 A quadratic form
# gradient: [6. 13.]
