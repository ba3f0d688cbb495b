# SPDX-License-Identifier: Apache-2.0
"""What is linked into a release, one row each, in the order of building: a
row may use the rows above it.

Every library is a source package of Debian, named with its version and the
SHA-256 of its .dsc, which in turn names every file with its own.  When the
archive has moved on, `build.py` says so: take the new version and hash.
"""

from dataclasses import dataclass, field

SUITES = {
    "trixie": "http://deb.debian.org/debian",
    "forky": "http://deb.debian.org/debian",
}


@dataclass(frozen=True)
class Library:
    package: str        # Debian's source package
    version: str        # of that package
    suite: str          # where it is, a key of SUITES
    dsc: str            # SHA-256 of its .dsc
    kind: str           # how it is built: a function of linked.py
    options: tuple      # and with what
    archives: tuple     # lib*.a, without lib and .a
    spdx: str           # its licence
    licence: str        # the file of the source that has the licence's text
    home: str
    defines: tuple = field(default=())  # told to the core where it is linked

    @property
    def upstream(self):
        """The version its authors gave it: Debian's epoch, its revision and
        what it says of repacking are no part of it."""
        plain = self.version.split(":")[-1].rsplit("-", 1)[0]
        return plain.split("+really")[-1].split(".dfsg")[0].split("+ds")[0]


# Nothing that TLS 1.2 and 1.3 as a client, with certificates from the web, can
# do without is left out: old ciphers, servers' and mail's formats, plug-ins.
# No configuration file is read: it belongs to the machine's own OpenSSL.
OPENSSL_NO = """
shared tests apps docs module legacy engine dso autoload-config makedepend
cms cmp ts ct ocsp http rfc3779 srp srtp dtls sctp quic ssl-trace nextprotoneg
ssl3 comp aria bf blake2 camellia cast dsa ec2m gost idea md4 mdc2 rc2 rc4 rc5
rmd160 scrypt seed siphash siv sm2 sm3 sm4 whirlpool ocb argon2 ml-dsa slh-dsa
weak-ssl-ciphers psk async uplink ui-console static-engine afalgeng sock
""".split()

# HTTP and nothing else; where certificates are is found at run time.
CURL = """
HTTP_ONLY=ON BUILD_CURL_EXE=OFF BUILD_LIBCURL_DOCS=OFF BUILD_MISC_DOCS=OFF
ENABLE_CURL_MANUAL=OFF BUILD_TESTING=OFF BUILD_EXAMPLES=OFF
BUILD_STATIC_LIBS=ON PICKY_COMPILER=OFF CURL_USE_PKGCONFIG=OFF
CURL_USE_OPENSSL=ON CURL_CA_BUNDLE=none CURL_CA_PATH=none CURL_CA_FALLBACK=OFF
CURL_DISABLE_OPENSSL_AUTO_LOAD_CONFIG=ON USE_NGHTTP2=ON CURL_ZLIB=ON
CURL_BROTLI=OFF CURL_ZSTD=OFF USE_LIBIDN2=OFF CURL_USE_LIBPSL=OFF
CURL_USE_LIBSSH2=OFF ENABLE_THREADED_RESOLVER=ON CURL_DISABLE_ALTSVC=ON
CURL_DISABLE_HSTS=ON CURL_DISABLE_COOKIES=ON CURL_DISABLE_NETRC=ON
CURL_DISABLE_WEBSOCKETS=ON CURL_DISABLE_DOH=ON CURL_DISABLE_NTLM=ON
CURL_DISABLE_KERBEROS_AUTH=ON CURL_DISABLE_NEGOTIATE_AUTH=ON
CURL_DISABLE_AWS=ON CURL_DISABLE_FORM_API=ON
""".split()

# A file of tables for one process at a time or several, and nothing to plug in.
SQLITE = """
THREADSAFE=1 DEFAULT_MEMSTATUS=0 OMIT_LOAD_EXTENSION OMIT_DEPRECATED
OMIT_SHARED_CACHE OMIT_PROGRESS_CALLBACK OMIT_JSON
""".split()

LIBRARIES = (
    Library(
        package="zlib",
        version="1:1.3.dfsg+really1.3.1-1",
        suite="trixie",
        dsc="ede2791e29c1d3b422f9208bdd7edf040c20445ea1e7453a72037576e64fa197",
        kind="configure",
        options=("--static", "--prefix={prefix}"),
        archives=("z",),
        spdx="Zlib",
        licence="LICENSE",
        home="https://zlib.net",
    ),
    Library(
        package="openssl",
        version="3.5.7-1~deb13u2",
        suite="trixie",
        dsc="25904642004d30c5c3da4642a72a7d09f8d9eb6e5ce62dab53c0371114faf8f2",
        kind="openssl",
        options=tuple("no-" + name for name in OPENSSL_NO),
        archives=("ssl", "crypto"),
        spdx="Apache-2.0",
        licence="LICENSE.txt",
        home="https://www.openssl.org",
        defines=("ZH_STATIC_OPENSSL",),
    ),
    Library(
        package="nghttp2",
        version="1.64.0-1.1+deb13u1",
        suite="trixie",
        dsc="11f4603a9f417bc3d195be36cb462bb9df0657f52b72dd9276453a31bc0227c7",
        kind="cmake",
        options=("ENABLE_LIB_ONLY=ON", "BUILD_STATIC_LIBS=ON",
                 "BUILD_TESTING=OFF", "ENABLE_DOC=OFF"),
        archives=("nghttp2",),
        spdx="MIT",
        licence="COPYING",
        home="https://nghttp2.org",
    ),
    Library(
        package="curl",
        version="8.22.0-1",
        suite="forky",
        dsc="b4872ef4875931c852f0a919db53481395fad36a9c39c0a20917b8abfae9f10a",
        kind="cmake",
        options=tuple(CURL),
        archives=("curl",),
        spdx="curl",
        licence="COPYING",
        home="https://curl.se",
        defines=("CURL_STATICLIB", "NGHTTP2_STATICLIB"),
    ),
    Library(
        package="libyaml",
        version="0.2.5-2",
        suite="trixie",
        dsc="c1c3dab54fe7b355753f46a8c783b74a0a6e1099fb3878f4963a175691351477",
        kind="cmake",
        options=("BUILD_TESTING=OFF", "INSTALL_CMAKE_DIR=lib/cmake/yaml"),
        archives=("yaml",),
        spdx="MIT",
        licence="License",
        home="https://pyyaml.org/wiki/LibYAML",
        defines=("YAML_DECLARE_STATIC",),
    ),
    Library(
        package="sqlite3",
        version="3.46.1-7+deb13u2",
        suite="trixie",
        dsc="46e1eec171e11108fc436e45309b635b601029726b6ffd3bf435bb474e511638",
        kind="sqlite",
        options=tuple("-DSQLITE_" + name for name in SQLITE),
        archives=("sqlite3",),
        spdx="blessing",
        licence="LICENSE.md",
        home="https://sqlite.org",
    ),
)
