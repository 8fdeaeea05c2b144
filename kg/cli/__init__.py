"""The commands: one thin module per verb."""
