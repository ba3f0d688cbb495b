/* call/generation.h -- which process this is: a fork's child counts on, and
 * what the parent made is then only a copy. */
#ifndef ZH_GENERATION_H
#define ZH_GENERATION_H

/* Any thread. */
unsigned zh_generation(void);

/* In the child, right after the fork. */
void zh_generation_next(void);

#endif
