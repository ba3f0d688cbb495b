/* case.h -- reads the conversations of tests/cases; see tests/README.md.
 * Everything is a slice of the file's text, which the case owns. */
#ifndef ZH_TEST_CASE_H
#define ZH_TEST_CASE_H

#include "base/base.h"

typedef struct test_case {
  char *path; /* owned                                                     */
  char *text; /* owned                                                     */
  zh_str request;

  bool has_wire;
  zh_str method;
  zh_str target;       /* path with query                                   */
  zh_str wire_headers; /* "name: value" lines                               */
  zh_str wire_body;

  bool has_reply;
  int status;
  zh_str content_type;
  zh_str reply_headers; /* lines                                            */
  zh_str reply_body;

  bool has_events;
  zh_str events; /* lines                                                   */
  bool has_chunks;
  zh_str chunks; /* lines                                                   */
  bool has_response;
  zh_str response;

  bool has_error;
  zh_str error_class;
  int error_status;  /* 0 when no reply came                                 */
  zh_str error_code; /* "" when not said                                    */
  zh_str error_message;
  zh_str partial; /* ptr NULL when not said; without quotes                 */

  bool has_losses;
  zh_str losses; /* lines                                                   */
} test_case;

/* Reads one file; false and a line on stderr when it is not a case. */
bool case_read(const char *path, test_case *out);
void case_free(test_case *test);

/* All .case files below `folder`, sorted; NULL when there is none or one
 * cannot be read. */
test_case *case_read_all(const char *folder, size_t *count);

/* Takes the first line off *text, without its line end; false at the end. */
bool case_line(zh_str *text, zh_str *line);

/* Takes the first word off *line. */
zh_str case_word(zh_str *line);

#endif
