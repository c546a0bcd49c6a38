#!/bin/bash
# Every program of batch/ that is installed has a manual, and mandoc(1) finds
# nothing wrong with any of them.
bad=0
for page in nginx/system/man/*.8; do
	mandoc -Tlint -Wwarning "$page" || bad=1
done
for source in batch/*.c; do
	program=$(basename "$source" .c)
	case $program in
	*_* | demo) continue ;;
	# These are helpers of other programs: nobody starts them.
	file-text | pdf-signature) continue ;;
	esac
	[ -e "nginx/system/man/nhacviec-$program.8" ] || {
		echo "nginx/system/man/nhacviec-$program.8 is missing"
		bad=1
	}
done
exit $bad
