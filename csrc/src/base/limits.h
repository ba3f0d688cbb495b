/* limits.h -- every size that comes from outside is capped, and every cap
 * stands here. */
#ifndef ZH_LIMITS_H
#define ZH_LIMITS_H

#define ZH_MAX_REQUEST    (512u << 20)  /* request body, bytes               */
#define ZH_MAX_REPLY      (256u << 20)  /* whole reply body, decompressed    */
#define ZH_MAX_ERROR_BODY (1u << 20)    /* body of a non-2xx reply           */
#define ZH_MAX_RECORD     (64u << 20)   /* one stream record                 */
#define ZH_MAX_STREAM     (1024u << 20) /* all of a stream, decompressed    */
#define ZH_MAX_HEADERS    (256u << 10)  /* all reply headers                 */
#define ZH_MAX_HEADER     (64u << 10)   /* one header value we send          */
#define ZH_MAX_URL        (16u << 10)   /* a URL                             */
#define ZH_MAX_DEPTH      512           /* JSON nesting                      */
#define ZH_MAX_UNREAD     (64u << 20)   /* event bytes waiting, one call     */
#define ZH_MAX_CONFIG     (16u << 20)   /* router options                    */
#define ZH_MAX_YAML       (1u << 19)    /* values of a YAML file             */
#define ZH_MAX_FAULTS     100           /* told of one configuration         */
#define ZH_MAX_TARGETS    64            /* targets of one call               */
#define ZH_MAX_GROUP_KEYS 4096          /* keys of a group's deployments     */
#define ZH_MAX_PARTIAL    (64u << 20)   /* text kept for a typed error       */
#define ZH_MAX_LOSSES     64            /* losses reported for one attempt   */
#define ZH_MAX_VOCAB      (256u << 20)  /* a vocabulary file                */

#endif
