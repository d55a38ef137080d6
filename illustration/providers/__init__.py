"""Picture providers: every module here that defines PROVIDER is one, found by itself."""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module

from illustration.providers.base import Provider


class UnknownProvider(LookupError):
    """A provider's key that no module of this package answers to."""


def provider_keys() -> tuple[str, ...]:
    """The keys of all providers, in alphabetical order."""
    return tuple(sorted(_providers()))


def get_provider(key: str) -> Provider:
    """The provider of that key; raises UnknownProvider, naming the known ones."""
    found = _providers()
    if key not in found:
        known = ", ".join(sorted(found))
        raise UnknownProvider(f"No picture provider is called {key!r}. Known ones: {known}.")
    return found[key]


@lru_cache(maxsize=1)
def _providers() -> dict[str, Provider]:
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    modules = [import_module(f"{__name__}.{name}") for name in sorted(names)]
    return collect([module.PROVIDER for module in modules if hasattr(module, "PROVIDER")])


def collect(providers: list[Provider]) -> dict[str, Provider]:
    """Providers by key; raises ValueError when two claim the same key."""
    found: dict[str, Provider] = {}
    for provider in providers:
        if provider.key in found:
            raise ValueError(f"Two picture providers are called {provider.key!r}; rename one.")
        found[provider.key] = provider
    return found
