"""The recipes of *Serving the site*, each tried with the real server that Debian ships; `make test-hosts`."""

import gzip
import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = {name: ROOT / "site_src" / "docs" / name / "hosting.md" for name in ("en", "nl")}
RECIPE = re.compile(r"```(nginx|apache|caddy)\n(.*?)```", re.DOTALL)
RECIPES = dict(RECIPE.findall(DOCS["en"].read_text(encoding="utf-8")))
SITE = ROOT / "site"
NGINX = "pid {run}/pid;\nerror_log {run}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{recipe}\n}}\n"
APACHE = """ServerRoot {run}
PidFile {run}/pid
ErrorLog {run}/error.log
ServerName localhost
Listen 127.0.0.1:{port}
Mutex file:{run}
TypesConfig /etc/mime.types
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
LoadModule filter_module /usr/lib/apache2/modules/mod_filter.so
LoadModule deflate_module /usr/lib/apache2/modules/mod_deflate.so
LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
DirectoryIndex index.html
{recipe}
"""


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A server that runs."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        told = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return told


def command(server: str, recipe: str, run: Path, port: int) -> list[str]:
    """Write the configuration of a server and return how it is started in the foreground."""
    told = recipe.replace("/srv/badges/site", str(SITE))
    config = run / "config"
    if server == "nginx":
        told = told.replace("listen 80;", f"listen 127.0.0.1:{port};")
        config.write_text(NGINX.format(run=run, recipe=told), encoding="utf-8")
        return ["nginx", "-p", str(run), "-c", str(config), "-g", "daemon off;"]
    if server == "apache":
        told = told.replace("*:80", f"127.0.0.1:{port}")
        config.write_text(APACHE.format(run=run, port=port, recipe=told), encoding="utf-8")
        return ["apache2", "-f", str(config), "-D", "FOREGROUND"]
    told = told.replace("badges.example.org {", f"http://127.0.0.1:{port} {{")
    config.write_text("{\nadmin off\n}\n" + told, encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)]


@pytest.fixture(scope="module", params=sorted(RECIPES))
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Each server in turn, with the recipe of the documentation."""
    run = tmp_path_factory.mktemp(request.param)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = command(request.param, RECIPES[request.param], run, port)
    if shutil.which(started[0], path="/usr/sbin:/usr/bin:/sbin:/bin") is None:
        pytest.fail(f"{started[0]} is not there: run `make test-hosts`, which installs Debian's package")
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(run)}
    with subprocess.Popen(started, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        end = time.monotonic() + 20
        while time.monotonic() < end and server.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        assert server.poll() is None, (server.stdout and server.stdout.read(), *(run.glob("error.log")))
        yield Host(port)
        server.terminate()


def address(pattern: str) -> str:
    """Return the address of the one file of the site that a pattern names."""
    return "/" + min(SITE.glob(pattern)).relative_to(SITE).as_posix()


TYPES = {
    "index.html": "text/html",
    "assets/site/page.js": "text/javascript",
    "verify/app-*/runtime/pyodide.mjs": "text/javascript",
    "verify/app-*/runtime/pyodide.asm.wasm": "application/wasm",
    "assets/site/base.css": "text/css",
    "assets/fonts/sans.woff2": "font/woff2",
    "assets/site/mark.svg": "image/svg+xml",
    "trust.json": "application/json",
    "dcat.jsonld": "application/ld+json",
    "feed.atom": "application/atom+xml",
    "llms.txt": "text/plain",
    ".well-known/security.txt": "text/plain",
    "badges/demo-mbo/warmtepompen-installeren/index.md": "text/markdown",
}


@pytest.mark.parametrize(("pattern", "kind"), TYPES.items(), ids=TYPES)
def test_files_have_their_type(host: Host, pattern: str, kind: str) -> None:
    """Each kind of file comes with the type that browsers and readers expect, byte for byte."""
    path = address(pattern)
    answer = host.get(path)
    assert answer.status == 200
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert answer.body == (SITE / path[1:]).read_bytes()
    if kind in {"text/html", "text/plain", "text/markdown"}:
        assert "utf-8" in answer.headers["content-type"].lower()


@pytest.mark.parametrize("pattern", ["index.html", "assets/site/base.css", "assets/site/page.js", "trust.json"])
def test_text_is_compressed_for_who_takes_that(host: Host, pattern: str) -> None:
    """Text comes packed to a browser that says it can, and plain to one that does not."""
    packed = host.get(address(pattern), **{"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == host.get(address(pattern)).body


def test_what_lies_packed_is_sent_as_it_is(host: Host) -> None:
    """The page itself unpacks it and compares its digest, so no server may say that it is only encoded."""
    path = address("verify/app-*/runtime/*.wasm.gz")
    answer = host.get(path, **{"Accept-Encoding": "gzip"})
    assert "content-encoding" not in answer.headers
    assert answer.body == (SITE / path[1:]).read_bytes()


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("verify/app-*/verify.js", "immutable"),
        ("describe/app-*/describe.js", "immutable"),
        ("assets/fonts/sans.woff2", "max-age=2592000"),
        ("index.html", "no-cache"),
        ("trust.json", "no-cache"),
        ("service-worker.js", "no-cache"),
    ],
)
def test_what_is_named_after_its_content_is_kept(host: Host, pattern: str, told: str) -> None:
    """A digest in the address lets a browser keep the file for a year; all else is asked for anew."""
    answer = host.get(address(pattern))
    assert told in answer.headers["cache-control"]
    assert ("no-cache" in answer.headers["cache-control"]) == (told == "no-cache")


@pytest.mark.parametrize("path", ["/", "/verify/", "/en/verify/"])
def test_nobody_else_frames_a_page(host: Host, path: str) -> None:
    """What a page cannot say of itself the server says."""
    answer = host.get(path)
    assert answer.status == 200
    assert answer.headers["content-security-policy"] == "frame-ancestors 'self'"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_is_not_there_is_said_by_our_own_page(host: Host) -> None:
    """404 with the site's page; folders without a page are not listed."""
    answer = host.get("/not/there/")
    assert (answer.status, answer.body) == (404, (SITE / "404.html").read_bytes())
    assert host.get("/assets/site/").status in {403, 404}


def test_both_languages_have_the_same_recipes() -> None:
    """A recipe that was mended in one language alone would be wrong in the other."""
    assert set(RECIPES) == {"nginx", "apache", "caddy"}
    assert dict(RECIPE.findall(DOCS["nl"].read_text(encoding="utf-8"))) == RECIPES
