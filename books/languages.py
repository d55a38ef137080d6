"""Languages by name, and whether the press has letters for them."""

from __future__ import annotations

from django.conf.locale import LANG_INFO

# Languages of LANG_INFO whose script the press does not set (printing.press.letters).
_NOT_SET = {"ka": "Georgian", "hy": "Armenian"}

# Languages that LANG_INFO lacks, as picture books of Africa and Asia need them.
_ALSO = {
    "am": "Amharic", "as": "Assamese", "gu": "Gujarati", "or": "Odia", "ps": "Pashto",
    "sa": "Sanskrit", "ti": "Tigrinya", "yi": "Yiddish", "yo": "Yoruba", "yue": "Cantonese",
    "ha": "Hausa", "lg": "Ganda", "nr": "Southern Ndebele", "ny": "Chichewa", "rw": "Kinyarwanda",
    "sn": "Shona", "so": "Somali", "ss": "Swati", "st": "Southern Sotho", "tn": "Tswana",
    "ts": "Tsonga", "ve": "Venda", "xh": "Xhosa", "zu": "Zulu",
}  # fmt: skip


def languages() -> list[tuple[str, str]]:
    """Return (code, English name) of the languages to choose from, by name."""
    found = {
        _code(code): str(told["name"])
        for code, told in LANG_INFO.items()
        if "name" in told and code != "io"
    }
    return sorted((_ALSO | found).items(), key=lambda pair: pair[1])


def name_of_language(code: str) -> str:
    """Return a language's English name; the code itself where it is none we know."""
    return dict(languages()).get(code, code)


def script_not_set(code: str) -> str:
    """Return the name of the script the press cannot set this language in; "" where it can."""
    return _NOT_SET.get(code.casefold(), "")


def _code(code: str) -> str:
    first, dash, rest = code.partition("-")
    return f"{first}{dash}{rest.title() if len(rest) > 2 else rest.upper()}"
