/*
 * qr: the one door to libqrencode: a text as a square of dark and light.
 */
#ifndef QR_H
#define QR_H

#include "cx.h"

/*
 * *out_path: the dark modules as the "d" of an SVG path, one unit each, below
 * the top left corner (4, 4), which is the quiet zone; *out_size: width and
 * height of the whole picture in units. Both in cx->mem. ERR_SYSTEM when the
 * text is too long for a code (about 2,300 bytes).
 */
enum err qr_path(struct cx *cx, const char *text, const char **out_path,
    int *out_size) MUST_CHECK;

#endif
