/*
 * file-text_words: what the parts of batch/file-text share.
 *
 * Words go to standard output as lines of UTF-8; false from words_add and
 * words_line: no more can be said, the rest stays unread.
 */
#ifndef FILE_TEXT_WORDS_H
#define FILE_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Also the exit status. */
enum words { WORDS_ALL = 0, WORDS_NONE = 1, WORDS_PARTLY = 3 };

bool words_add(const char *s, size_t n);
bool words_line(const char *s); /* a line of its own; NULL and "" are none */
void words_flush(void);

/* Before the sandbox closes. */
void words_prepare_pdf(void);
enum words words_of_pdf(const unsigned char *data, size_t n);
enum words words_of_office(const unsigned char *data, size_t n);
/* The same packages, but their tables (file-text_table.c). */
enum words words_of_table(const unsigned char *data, size_t n);

#endif
