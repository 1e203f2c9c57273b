"""Marks that many judges gave many people: severity taken out, gaps filled, numbers settled."""
