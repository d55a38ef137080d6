"""The tenant, the person, and the person's role in the tenant."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models

from books.enums import Role
from books.tenancy import PublisherOwned


class UserManager(BaseUserManager["User"]):
    """Makes people who sign in with their e-mail address."""

    def create_user(self, email: str, name: str = "", password: str | None = None) -> User:
        """Save a person; without a password only a sign-in link opens the door."""
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> User:
        """Save a person who runs the installation (admin and queue dashboard)."""
        user = self.create_user(email, password=password)
        user.is_staff = user.is_superuser = True
        user.save(using=self._db)
        return user


class User(AbstractUser):
    """A person. The e-mail address is the name at the door."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.name or self.email


class Publisher(models.Model):
    """The tenant. It is the wall itself, so it carries no publisher."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=60, default="UTC")
    # Its people reach nothing but their own second-factor screens until they have set one up.
    requires_mfa = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Member(PublisherOwned):
    """A person in a publisher with one role."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20)

    class Meta(PublisherOwned.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "user"], name="books_member_once_per_publisher"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]),
                name="books_member_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"

    @property
    def label(self) -> str:
        """The person's name for sentences."""
        return str(self.user)
