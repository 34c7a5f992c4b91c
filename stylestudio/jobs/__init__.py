"""The bridge between the engine's thread and Qt's."""
