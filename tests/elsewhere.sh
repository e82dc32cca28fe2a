# elsewhere.sh: for run scripts that try the same in several surroundings, the last of which is an
# ordinary user with an installed hone. To be sourced from the project's folder: makes OUT absolute,
# $work (removed at the end) and $n, the points so far. USER_ID is to be nobody's, and not that of
# another kind of test.
OUT=${OUT:-build/release}
case $OUT in /*) ;; *) OUT=$PWD/$OUT ;; esac
work=$(mktemp -d "${TMPDIR:-/tmp}/hone-tests.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM HUP
n=0

# Shows a file of TAP under the numbering of all, each point with the surroundings it was made in.
show_tap() { # file, surroundings
	awk -v n="$n" -v where="$2" '
		/^(not )?ok / { sub(/ok [0-9]* ?- /, "ok " ++n " - " where ": ") }
		!/^1\.\./' "$1"
	n=$((n + $(grep -c '^\(not \)\{0,1\}ok ' "$1")))
}

# Installs hone in $work/inst, beside copies of what else the user is to read and run. False, with a
# point that says so, where there is no other user to become.
prepare_user() { # paths...
	n=$((n + 1))
	if [ "$(id -u)" != 0 ]; then
		echo "ok $n - an ordinary user, installed # SKIP the first run was an ordinary user's"
		return 1
	fi
	if chmod 755 "$work" && mkdir -m 777 "$work/home" &&
		make -s BUILD="$(basename "$OUT")" PREFIX="$work/inst" install >/dev/null &&
		cp -r "$@" "$work/" && chmod -R a+rX "$work"; then
		echo "ok $n - hone can be installed"
	else
		echo "not ok $n - hone can be installed"
		return 1
	fi
}

as_user() { # tier, command...
	tier=$1
	shift
	setpriv --reuid="$USER_ID" --regid="$USER_ID" --clear-groups \
		env -u XDG_CACHE_HOME HOME="$work/home" HONE_JAIL_TIER="$tier" "$@"
}
