/*
 * pdf: the door to Pango and Cairo: a document as PDF.
 *
 * Letters are Tinos (the Debian package fonts-croscore), which has the widths
 * of Times New Roman and every letter of Vietnamese; it is embedded, and no
 * other font ever is: a character it lacks is shown as "?". Without Tinos
 * opening fails. Used through document.h.
 */
#ifndef PDF_H
#define PDF_H

#include "document.h"

extern const struct document_door pdf_door;

#endif
