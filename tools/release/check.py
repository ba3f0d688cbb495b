# SPDX-License-Identifier: Apache-2.0
"""What an archive may hold, and what a shared object in it may show and need.
Each function returns the faults it found, as lines of text."""

import fnmatch
import re
import subprocess
import tempfile

ENTRIES = {"PyInit__native", "napi_register_module_v1",
           "node_api_module_get_api_version_v1"}
LIBC = {
    "glibc": {"libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2",
              "librt.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"},
    "musl": {"libc.so"},
}
OLDEST = (2, 17)
MACHINES = {"x86_64": "Advanced Micro Devices X86-64", "aarch64": "AArch64"}


def listing(found, expected):
    """`expected` are names or patterns; each must be met, nothing besides."""
    found, expected = set(found), set(expected)
    faults = [f"{name} is not expected" for name in sorted(found - expected)
              if not any(fnmatch.fnmatchcase(name, one) for one in expected)]
    faults += [f"{one} is missing" for one in sorted(expected - found)
               if not fnmatch.filter(found, one)]
    return faults


def readelf(data, *options):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        done = subprocess.run(["readelf", "-W", *options, file.name],
                              capture_output=True, text=True, check=True)
    return done.stdout


def symbols(text):
    """(name, defined) of each dynamic symbol that is not local."""
    for line in text.split("\n"):
        parts = line.split()
        if len(parts) >= 8 and parts[4] in ("GLOBAL", "WEAK"):
            yield parts[7].split("@")[0], parts[6] != "UND"


def shown(data):
    seen = {name for name, own in symbols(readelf(data, "--dyn-syms")) if own}
    faults = [f"shows the symbol {name}" for name in sorted(seen - ENTRIES)]
    return faults if seen & ENTRIES else faults + ["shows no entry"]


def needed(data, target):
    dynamic = readelf(data, "-d")
    names = set(re.findall(r"\(NEEDED\).*\[(.+)\]", dynamic))
    faults = [f"needs {name}" for name in sorted(names - LIBC[target.libc])]
    if re.search(r"\((RPATH|RUNPATH)\)", dynamic):
        faults.append("has a search path of its own")
    if not re.search(r"\(FLAGS_1\).*NODELETE", dynamic):
        faults.append("can be unloaded")
    if "TEXTREL" in dynamic:
        faults.append("is not position-independent")
    return faults


def versions(data, target):
    faults = []
    for found in set(re.findall(r"GLIBC_([0-9.]+)", readelf(data, "-V"))):
        version = tuple(map(int, found.split(".")))
        if target.libc != "glibc" or version > OLDEST:
            faults.append(f"needs glibc {found}")
    return sorted(faults)


def outside(data):
    """What it takes from its host: of other libraries there is nothing."""
    foreign = re.compile(r"(SSL|CRYPTO|EVP|X509|BIO|OPENSSL|curl|nghttp2|yaml|"
                         r"sqlite3|deflate|inflate|gz)_?[A-Za-z0-9_]*$")
    text = readelf(data, "--dyn-syms")
    return [f"takes {name} from elsewhere" for name, own in symbols(text)
            if not own and foreign.match(name)]


def binary(data, target):
    """All that holds for a shared object of a release."""
    faults = []
    if MACHINES[target.machine] not in readelf(data, "-h"):
        faults.append(f"is not for {target.machine}")
    return faults + shown(data) + needed(data, target) + \
        versions(data, target) + outside(data)


def paths(data, folder):
    """That no folder of the machine that built it stands in it."""
    return ["holds the path of the tree it was built in"] \
        if str(folder).encode() in data else []
