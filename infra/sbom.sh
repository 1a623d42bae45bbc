#!/usr/bin/env bash
# Writes a software bill of materials (CycloneDX 1.5, JSON) of the portal from its lock files to stdout, and asks the package feed for known faults.
# No tool that makes one is to be had from the package registries we build from, so this reads what restore has pinned: name, version, hash, direct or not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v jq >/dev/null || { echo "sbom.sh needs jq" >&2; exit 2; }

jq -s --arg version "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)" '
  [ .[].dependencies | to_entries[].value | to_entries[] | select(.value.resolved and .value.contentHash) ]
  | unique_by(.key + "@" + .value.resolved)
  | { bomFormat: "CycloneDX", specVersion: "1.5", version: 1,
      metadata: { component: { type: "application", name: "KenyaAudit.Web", version: $version } },
      components: map({
        type: "library", name: .key, version: .value.resolved, purl: ("pkg:nuget/" + .key + "@" + .value.resolved),

        properties: [ { name: "nuget:kind", value: .value.type }, { name: "nuget:contentHash", value: .value.contentHash } ]
      }) }' KenyaAudit.Web/packages.lock.json etl/KenyaAudit.Etl/packages.lock.json

if [[ ${1:-} == --audit ]]; then
  dotnet list KenyaAudit.Web package --vulnerable --include-transitive >&2 || echo "the package feed does not tell of known faults" >&2
fi
