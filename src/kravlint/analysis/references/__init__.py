"""What a document points to: annexes, sections, requirements, laws, EU acts, standards, diary numbers."""
