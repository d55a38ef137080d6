"""The link to a proof: signed, good for a while, opened without an account.

What it names is signed with the installation's key and bound to the file's hash; nothing secret is
kept in the database. Whoever holds it may read that one file and answer it once.
"""

from __future__ import annotations

from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse

from books import mailing
from books.errors import Gone
from books.tenancy import everyone
from printing.enums import ProofState
from printing.models import AuthorProof

STANDS_FOR = timedelta(days=30)
SALT = "printing.author-proof"


def link_to(proof: AuthorProof) -> str:
    """Return the address of a made proof for whoever it is for, good from now on."""
    return mailing.absolute(reverse("author-proof", kwargs={"token": token_of(proof)}))


def token_of(proof: AuthorProof) -> str:
    """Return what the link is known by."""
    return _signer().sign_object([proof.pk, proof.sha256])


def proof_of(token: str) -> AuthorProof | None:
    """Return the proof a link stands for; None for a link that is made up.

    Raises Gone, with the sentence for its reader, where it is too old or was shut.
    """
    try:
        key, sha256 = _signer().unsign_object(token, max_age=STANDS_FOR)
    except SignatureExpired as error:
        raise Gone(
            f"This link is older than {STANDS_FOR.days} days and opens nothing any more. Nothing "
            "was changed; ask the publisher for a fresh one."
        ) from error
    except (BadSignature, ValueError, TypeError):
        return None
    with everyone("whoever holds the link may see what it is for"):
        proof = (
            AuthorProof.objects.select_related("edition__book", "edition__publisher")
            .filter(pk=key, sha256=sha256, state=ProofState.DONE.value)
            .first()
        )
    if proof is not None and proof.shut_at is not None:
        raise Gone(
            "The publisher shut this link. Nothing was changed; ask whoever sent it for another."
        )
    return proof


def _signer() -> TimestampSigner:
    return TimestampSigner(salt=SALT)
