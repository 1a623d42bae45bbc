#!/usr/bin/env bash
# Installs what the tests need, builds once, runs every test project.
# The last line is "N passed, N failed" (", N skipped" may follow); the exit code is 0 only if something ran and nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

projects=(KenyaAudit.Web.Tests KenyaAudit.E2E)
results=$PWD/TestResults/run # reports, and pictures of failed journeys
passed=0 failed=0 skipped=0

finish() {
  local code=$?
  if ((code != 0 && failed == 0)); then failed=1; fi
  if ((passed + failed == 0)); then
    echo "no test ran"
    code=1
  fi
  echo "$passed passed, $failed failed$( ((skipped == 0)) || echo ", $skipped skipped")"
  if ((failed > 0 && code == 0)); then code=1; fi
  exit "$code"
}
trap finish EXIT

say() { printf '\n== %s\n' "$*"; }

install_packages() {
  local root=()
  if ((EUID != 0)); then root=(sudo -n); fi
  say "installing $*"
  "${root[@]}" apt-get -qq update </dev/null
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" </dev/null >/dev/null
}

# The sum of one count over the assemblies of a report.
count() { { grep -o '<assembly [^>]*>' "$1" || true; } | sed -n "s/.* $2=\"\([0-9]*\)\".*/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'; }

say_skipped() {
  tr '\n' ' ' <"$1" | { grep -o '<reason>[^<]*</reason>' || true; } | sort | uniq -c | sed \
    -e 's/^ *\([0-9]*\) <reason>/\1 skipped, because /' -e 's/<\/reason>$//' \
    -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&quot;/"/g' -e "s/&apos;/'/g" -e 's/&amp;/\&/g'
}

run_tests() {
  local report="$results/$1.xml" code=0 bad
  say "$1"
  timeout --kill-after=30 20m dotnet test --no-build -c Release --project "$1/$1.csproj" --no-progress --no-ansi \
    --results-directory "$results" --report-xunit-xml --report-xunit-xml-filename "$1.xml" </dev/null || code=$?
  if [[ ! -s $report ]]; then
    echo "$1 wrote no report (exit $code)"
    failed=$((failed + 1))
    return
  fi

  bad=$(($(count "$report" failed) + $(count "$report" errors)))
  if ((code != 0 && bad == 0)); then
    echo "$1 ended with exit $code"
    bad=1
  fi

  passed=$((passed + $(count "$report" passed)))
  failed=$((failed + bad))
  skipped=$((skipped + $(count "$report" skipped)))
  say_skipped "$report"
}

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en NO_COLOR=1

# Settings of the caller's own site must not leak into the tests.
unset KENYAAUDIT_DATA DATABASE_URL REDIS_URL SECRET_KEY ASPNETCORE_URLS ASPNETCORE_ENVIRONMENT DOTNET_ENVIRONMENT

if [[ -z ${KENYAAUDIT_CORPUS:-} && -d ../shared/corpus ]]; then
  KENYAAUDIT_CORPUS=$(cd ../shared/corpus && pwd)
  export KENYAAUDIT_CORPUS
fi

missing=()
[[ -n ${E2E_CHROMIUM:-} ]] || command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core)
[[ -e /usr/share/zoneinfo/Africa/Nairobi ]] || missing+=(tzdata)
command -v redis-server >/dev/null || missing+=(redis-server)
command -v sqlite3 >/dev/null || missing+=(sqlite3)
command -v curl >/dev/null || missing+=(curl)
command -v promtool >/dev/null || missing+=(prometheus)
[[ -x /usr/sbin/nginx ]] || missing+=(nginx-light)
command -v openssl >/dev/null || missing+=(openssl)
command -v amtool >/dev/null || missing+=(prometheus-alertmanager)
if ((${#missing[@]} > 0)); then install_packages "${missing[@]}"; fi

export E2E_CHROMIUM="${E2E_CHROMIUM:-$(command -v chromium)}"

say "build"
dotnet restore --locked-mode -v quiet </dev/null
dotnet build -c Release --no-restore -v quiet -nodeReuse:false </dev/null

rm -rf "$results"
for project in "${projects[@]}"; do run_tests "$project"; done
