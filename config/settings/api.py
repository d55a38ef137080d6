"""What the REST API is made of: its framework, its description, and how often one may call."""

from __future__ import annotations

from typing import Any

# Calls a minute by one token: reading, changing, and asking an illustrator for pictures.
API_RATES = {"read": "600/minute", "write": "120/minute", "draw": "30/minute"}

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["books.api.authentication.TokenAuthentication"],
    # books.api.door lets in by the one permission table.
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_THROTTLE_CLASSES": ["books.api.throttles.TokenThrottle"],
    "DEFAULT_SCHEMA_CLASS": "books.api.schema.DoorSchema",
    "EXCEPTION_HANDLER": "books.api.answers.of_framework_view",
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Octavo",
    "DESCRIPTION": "From a manuscript to a file the printer accepts. See docs/api.md.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "OAS_VERSION": "3.0.3",
    "COMPONENT_SPLIT_PATCH": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SERVERS": [{"url": "/", "description": "This installation"}],
    "ENUM_NAME_OVERRIDES": {
        "Role": "books.enums.Role",
        "TypedNumbers": "books.numbers.Typed",
        "Act": "books.enums.Act",
        "SceneKind": "books.enums.SceneKind",
        "SceneState": "books.enums.SceneState",
        "BriefOrigin": "books.enums.BriefOrigin",
        "PageKind": "books.enums.PageKind",
        "Template": "books.enums.Template",
        "Part": "books.enums.Part",
        "ContributorRole": "books.enums.ContributorRole",
        "Origin": "books.enums.Origin",
        "UploadState": "books.enums.UploadState",
        "CheckItem": "books.enums.CheckItem",
        "DrawingRole": "illustration.studio.roles.Role",
        "AttemptState": "illustration.enums.AttemptState",
        "Purpose": "illustration.enums.Purpose",
        "Verb": "illustration.enums.Verb",
        "Authorship": "illustration.authorship.Authorship",
        "PictureMaker": "illustration.api.ai_shapes.PICTURE_MAKERS",
        "Maker": "illustration.authorship.Maker",
        "Making": "illustration.authorship.Making",
        "StatementStands": "illustration.ai_standing.Stands",
        "YesOrNo": "illustration.api.ai_shapes.KDP_YES_NO",
        "RunState": "printing.enums.RunState",
        "ProofState": "printing.enums.ProofState",
        "RunOrigin": "printing.enums.RunOrigin",
        "RunPart": "printing.enums.RunPart",
        "Standing": "books.api.words.STANDING",
        "Arrangement": "books.api.words.ARRANGEMENT",
        "Stage": "books.api.words.STAGES",
        "SceneSetting": "books.api.serializers.plan.SETTINGS",
        "Side": "books.api.serializers.plan.SIDES",
        "Approvable": "books.api.serializers.pages.APPROVABLE",
        "Verdict": "printing.api.words.VERDICTS",
        "Fate": "printing.api.words.FATES",
        "Suiting": "printing.api.words.SUITS",
        "ShortArt": "books.enums.ShortArt",
        "Barcode": "books.enums.Barcode",
        "CoverKind": "printing.api.words.COVER_KINDS",
        "TemplateOfPicture": "books.api.serializers.dressing.TEMPLATES",
    },
    "TAGS": [
        {"name": "Publisher", "description": "Whom the token stands for, people, tokens."},
        {"name": "Titles", "description": "Books, from the manuscript on."},
        {"name": "Pages", "description": "Editions, their plan, words and layouts."},
        {"name": "Scenes", "description": "Pictures wanted: briefs, candidates, decisions."},
        {"name": "Characters", "description": "Traits and sheets."},
        {"name": "Pictures", "description": "Artworks, their files, pictures handed in."},
        {"name": "Drawing", "description": "Asking an illustrator, and how far it is."},
        {"name": "Providers", "description": "Keys to providers, and which model draws what."},
        {"name": "Printing", "description": "Printers, print runs, findings, files."},
        {"name": "Covers", "description": "Covers, packages, job sheets."},
        {"name": "History", "description": "Who did what, when."},
    ],
}
