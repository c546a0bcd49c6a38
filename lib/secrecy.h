/*
 * secrecy: marks of secrecy in the text and the name of a file (R11).
 *
 * What a mark is in one text says directive.h (secrecy_marked). A file has a
 * page of its own around each line: a stamp stands alone, but so do the halves
 * of a title broken over two lines ("LUẬT BẢO VỆ / BÍ MẬT NHÀ NƯỚC", "BẢO /
 * MẬT"), so a line is also read together with the words next to it. Stamps are
 * in capitals; letters set apart ("M Ậ T") are one word.
 */
#ifndef SECRECY_H
#define SECRECY_H

#include <stdbool.h>

struct arena;

/* text: UTF-8. Takes its memory from nobody else. */
bool secrecy_in_file_text(const char *text);
/* "MẬT_ke-hoach.pdf": what people write with signs between the words. */
bool secrecy_in_file_name(struct arena *mem, const char *name);

#endif
