"""A real OpenID provider of this computer, in a process of its own: Django OAuth Toolkit at its strictest, with a
teacher who can sign in, and this program registered as a public and as a confidential client."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

USER, PASSWORD = "prof", "Zx9-kept-quiet"
PUBLIC, CONFIDENTIAL, SECRET = "tni-public", "tni-confidential", "a secret: of the ENT & é"
PATH = "/retour"
"""Path of the redirect address that is registered, on any port of 127.0.0.1."""
STRICT = {
    f"COMPLIANT_BCP_RFC9700_{name}": True
    for name in (
        "IMPLICIT_GRANT", "PASSWORD_GRANT", "PKCE_METHOD", "ACCESS_TOKEN_TRANSPORT", "AUTHZ_RESPONSE_ISS",
        "TOKEN_STORAGE", "REFRESH_TOKEN", "REDIRECT_URI_SCHEME", "REDIRECT_URI_MATCHING", "PKCE_REQUIRED",
    )
}  # fmt: skip
LOGIN_PAGE = (
    '<form method="post">{% csrf_token %}{{ form.as_p }}<input type="hidden" name="next" value="{{ next }}"></form>'
)


@contextmanager
def openid_server() -> Iterator[str]:
    """Serve until the block ends. Yields the issuer."""
    command = [sys.executable, "-W", "ignore", __file__]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(child.stdout.readline())}"
        finally:
            child.kill()


def serve() -> None:
    """Serve on a free port, which is printed. The database is in memory, and belongs to the one thread there is."""
    from wsgiref.simple_server import WSGIRequestHandler, make_server

    _set_up()
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    _register()
    from django.contrib.auth.views import LoginView

    urlpatterns.extend([path("login/", LoginView.as_view()), path("", include("oauth2_provider.urls"))])
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    print(server.server_port, flush=True)  # noqa: T201
    server.serve_forever()


urlpatterns: list[object] = []


def _set_up() -> None:
    import django
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    apps = ["auth", "contenttypes", "sessions", "staticfiles"]
    names = [*(f"django.contrib.{app}" for app in apps), "oauth2_provider"]
    templates = {"registration/login.html": LOGIN_PAGE}
    loaders = [
        ("django.template.loaders.locmem.Loader", templates),
        "django.template.loaders.app_directories.Loader",
    ]
    settings.configure(
        SECRET_KEY="of a test",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=names,
        MIGRATION_MODULES={app.rpartition(".")[2]: None for app in names},
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        LOGIN_URL="/login/",
        STATIC_URL="/static/",
        USE_TZ=True,
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": loaders, "context_processors": ["django.template.context_processors.request"]},
            }
        ],
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": key.decode(),
            "PKCE_REQUIRED": True,
            "REFRESH_TOKEN_REUSE_PROTECTION": True,
            "ALLOWED_REDIRECT_URI_SCHEMES": ["http"],
            "SCOPES": {"openid": "Identity", "diary": "Lessons and homework"},
        }
        | STRICT,
    )
    django.setup()


def _register() -> None:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", run_syncdb=True, verbosity=0)
    get_user_model().objects.create_user(USER, password=PASSWORD)
    for name, kind in ((PUBLIC, Application.CLIENT_PUBLIC), (CONFIDENTIAL, Application.CLIENT_CONFIDENTIAL)):
        Application.objects.create(
            name=name,
            client_id=name,
            client_secret=SECRET,
            client_type=kind,
            authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
            redirect_uris=f"http://127.0.0.1{PATH}",
            algorithm=Application.RS256_ALGORITHM,
        )


if __name__ == "__main__":
    serve()
