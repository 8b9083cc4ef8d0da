#!/bin/sh
# The page is tested in the system's own Chromium, with fonts that show Chinese and emoji: install what is missing.
missing=""
for name in chromium chromium-browser google-chrome google-chrome-stable; do
	command -v $name >/dev/null 2>&1 && found=yes && break
done
[ -n "$found" ] || [ -d "/Applications/Google Chrome.app" ] || missing="chromium"
if [ "$(uname -s)" = Linux ]; then
	fc-list :lang=zh 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
	fc-list 2>/dev/null | grep -qi emoji || missing="$missing fonts-noto-color-emoji"
fi
[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null 2>&1; then
	[ "$(id -u)" = 0 ] && as_root="" || as_root="sudo -n"
	log=$(mktemp)
	{ $as_root apt-get update && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y --no-install-recommends $missing fontconfig; } \
		>"$log" 2>&1 && exit 0
	tail -n 3 "$log" >&2
fi
echo "The tests in a browser need what is missing here:" $missing >&2
echo "On Debian or Ubuntu: sudo apt-get install $missing; elsewhere: Chromium or Google Chrome, and fonts for Chinese and emoji." >&2
exit 1
