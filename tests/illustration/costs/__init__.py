"""What a person sees and decides about money and waiting pictures."""
