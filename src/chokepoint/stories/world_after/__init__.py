"""The chapter world after."""
