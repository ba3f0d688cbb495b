/* reader.h -- what the fuzzers of the dialects' readers share: the input is
 * played as the reply of a provider, once whole and once byte by byte, and
 * both must give the same events and the same end. */
#ifndef ZH_FUZZ_READER_H
#define ZH_FUZZ_READER_H

#include "dialect/dialect.h"

/* Input: one byte (bit 0: a stream, else a whole body; the rest: quirks),
 * then the reply's body.  Renders what comes as the app would get it. */
int fuzz_reader(const zh_dialect *dialect, const uint8_t *data, size_t len);

/* Aborts unless each text of a failure is one line of UTF-8 with an end. */
void fuzz_check_error(const zh_error *err);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

#endif
