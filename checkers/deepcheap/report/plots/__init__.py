"""Pictures of certified numbers, of matrices and of proofs: everything in them is re-checked when they are drawn."""
