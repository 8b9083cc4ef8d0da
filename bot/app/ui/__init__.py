"""What members see and press: cards, buttons and the ids in them."""
