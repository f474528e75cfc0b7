"""Pictures of what people see, drawn from the real payloads."""
