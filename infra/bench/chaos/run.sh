#!/usr/bin/env bash
# Loads a document under every kind of trouble and demands that nothing is half published and nothing lost: the process killed 100 times,
# a full disk, an archive that may not be written, a locked store. Needs root for the small file systems; says what it could not try.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

bench=(dotnet run -c Release --project infra/bench/KenyaAudit.Bench --)
"${bench[@]}" chaos --kills "${1:-100}"
"${bench[@]}" faults
