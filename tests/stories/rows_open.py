UNCITED: dict[str, tuple[str, ...]] = {}
IDLE: dict[str, tuple[str, ...]] = {}
