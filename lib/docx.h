/*
 * docx: the door to libzip: a document as DOCX.
 *
 * How everything looks lies in templates/docx/: styles.xml has one style for
 * each piece of a paper, the other files are what every DOCX must have. Here
 * only paragraphs and tables that name these styles are written. Letters are
 * Times New Roman, which the reader's machine has. While it is written, a file
 * named as the result with ".part" holds the text. Used through document.h.
 */
#ifndef DOCX_H
#define DOCX_H

#include "document.h"

extern const struct document_door docx_door;

#endif
