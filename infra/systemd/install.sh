#!/usr/bin/env bash
# Installs a published folder as a release beside the ones before it and points "current" to it. Starts and stops nothing.
#   infra/systemd/install.sh --from FOLDER --release NAME [--root DESTDIR]
# With --root everything is written below DESTDIR, no user is made and systemd is not asked.
# Settings and secrets that are there are left alone. Roll back: the same with --release of a release that is there, without --from.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
from='' release='' root=''

usage() {
  sed -n '3,5s/^# *//p' "${BASH_SOURCE[0]}" >&2
  exit 2
}

while (($# > 0)); do
  case $1 in
    --from | --release | --root)
      (($# > 1)) || usage
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    *) usage ;;
  esac
done

[[ $release =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ && $release != current ]] || usage
releases=$root/opt/kenyaaudit
target=$releases/$release
settings=$root/etc/kenyaaudit
units=$root/etc/systemd/system

fail() {
  echo "install: $*" >&2
  exit 1
}

if [[ -n $from ]]; then
  [[ -f $from/KenyaAudit.Web.dll ]] || fail "$from holds no KenyaAudit.Web.dll: publish first."
  [[ ! -e $target ]] || fail "$target is there already; a release is never written over."
  install -d -m 0755 "$releases"
  rm -rf "$target.unfinished"
  cp -R "$from" "$target.unfinished"
  chmod -R u=rwX,go=rX "$target.unfinished"
  mv "$target.unfinished" "$target"
else
  [[ -f $target/KenyaAudit.Web.dll ]] || fail "there is no release $release in $releases."
fi

install -d -m 0755 "$settings" "$units"
install -d -m 0700 "$settings/secrets"
[[ -e $settings/kenyaaudit.env ]] || install -m 0644 "$here/kenyaaudit.env" "$settings/kenyaaudit.env"
if [[ ! -e $settings/secrets/secret_key ]]; then
  (umask 077 && head -c 48 /dev/urandom | base64 -w 0 >"$settings/secrets/secret_key")
fi
install -m 0644 "$here/kenyaaudit@.service" "$here/kenyaaudit-backup.service" "$here/kenyaaudit-backup.timer" "$units/"

if [[ -z $root ]]; then
  getent passwd kenyaaudit >/dev/null || useradd --system --user-group --home-dir /var/lib/kenyaaudit --no-create-home --shell /usr/sbin/nologin kenyaaudit
  systemctl daemon-reload
fi

# In one step: whoever starts meanwhile sees the one or the other.
ln -sfn "$release" "$releases/current.next"
mv -T "$releases/current.next" "$releases/current"
echo "$releases/current is $release"
