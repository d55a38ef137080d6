"""A price as it stands on a cover."""

from __future__ import annotations

from decimal import Decimal

# Currencies whose sign stands before the figure without a space; others are named by their code.
SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "INR": "₹",
         "JPY": "¥", "CNY": "¥", "KRW": "₩"}  # fmt: skip
# ISO 4217 currencies without a minor unit that books are priced in.
WHOLE = {"JPY", "KRW", "VND", "CLP", "ISK", "UGX"}


def shown_price(price: Decimal, currency: str) -> str:
    """The price with its currency: "$14.99", "CHF 21.90", "¥1800"."""
    figure = f"{price:.0f}" if currency in WHOLE else f"{price:.2f}"
    sign = SIGNS.get(currency)
    return f"{sign}{figure}" if sign else f"{currency} {figure}"
