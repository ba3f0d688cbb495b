# SPDX-License-Identifier: Apache-2.0
"""What is in a release, as CycloneDX 1.6: versions, licences and hashes of the
libraries that are linked, and of what they were built from."""

import hashlib
import json
import time
import uuid

import fetch
from libraries import LIBRARIES, SUITES

POOL = "{url}/pool/main/{letter}/{package}/{file}"


def digest(value):
    return [{"alg": "SHA-256", "content": value}]


def sources(library, folder):
    """The files it was built from, each where Debian has it and its hash."""
    letter = library.package[:4 if library.package.startswith("lib") else 1]
    dsc = folder / fetch.dsc_name(library)
    for path, value in [(dsc, library.dsc), *fetch.parts(dsc)]:
        yield {"type": "source-distribution", "hashes": digest(value),
               "url": POOL.format(url=SUITES[library.suite], letter=letter,
                                  package=library.package, file=path.name)}


def linked(library, prefixes):
    """The static archives themselves, for each target."""
    for target, prefix in prefixes:
        for name in library.archives:
            data = (prefix / f"lib/lib{name}.a").read_bytes()
            yield {"name": f"zerohop:sha256:{target.name}:lib{name}.a",
                   "value": hashlib.sha256(data).hexdigest()}


def component(library, folder, prefixes):
    purl = f"pkg:deb/debian/{library.package}@{library.version}?arch=source"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": library.package,
        "version": library.upstream,
        "purl": purl,
        "licenses": [{"license": {"id": library.spdx}}],
        "hashes": digest(library.dsc),
        "externalReferences": [{"type": "website", "url": library.home},
                               *sources(library, folder)],
        "properties": list(linked(library, prefixes)),
    }


def write(version, date, prefixes, compiler, folder):
    """The list as bytes.  `prefixes` are the targets' pairs with where their
    libraries are, `folder` holds the source packages."""
    own = {"type": "library", "bom-ref": "zerohop", "name": "zerohop",
           "version": version,
           "licenses": [{"license": {"id": "Apache-2.0"}}]}
    components = [component(lib, folder, prefixes) for lib in LIBRARIES]
    tool = {"type": "application", "name": "zig", "version": compiler,
            "purl": f"pkg:pypi/ziglang@{compiler}"}
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(date))
    names = [target.name for target, _ in prefixes]
    seed = json.dumps([version, stamp, names, components], sort_keys=True)
    text = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, seed)}",
        "version": 1,
        "metadata": {"timestamp": stamp, "component": own,
                     "tools": {"components": [tool]}},
        "components": components,
        "dependencies": [{"ref": "zerohop", "dependsOn":
                          [each["bom-ref"] for each in components]}],
    }
    return json.dumps(text, indent=1).encode() + b"\n"
