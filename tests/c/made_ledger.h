/* made_ledger.h -- a folder for one test, with room for a ledger's file. */
#ifndef ZH_TEST_MADE_LEDGER_H
#define ZH_TEST_MADE_LEDGER_H

/* The file's path; nothing is there yet. */
extern char made_path[96];

/* Set-up and tear-down of cmocka; *state is made_path. */
int made_folder(void **state);
int made_folder_end(void **state);

/* Takes the file away, and what SQLite puts beside it. */
void made_path_end(void);

#define IN_FOLDER(test)                                                        \
  cmocka_unit_test_setup_teardown(test, made_folder, made_folder_end)

#endif
