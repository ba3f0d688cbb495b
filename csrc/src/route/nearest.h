/* route/nearest.h -- `auto` in a list of fallbacks: the deployments of the
 * config that are nearest to what was asked for, by public benchmarks where
 * both models have one in common (provider/strengths.h), else by what the
 * catalog knows of them.  Pure; any thread. */
#ifndef ZH_NEAREST_H
#define ZH_NEAREST_H

#include "format/json_write.h"
#include "route/config.h"

#define ZH_NEAREST_MOST 8 /* deployments */

typedef enum zh_near_by {
  ZH_NEAR_BY_NAME,      /* the same model                                     */
  ZH_NEAR_BY_STRENGTHS, /* benchmarks                                         */
  ZH_NEAR_BY_KIND       /* family, price, abilities, context                  */
} zh_near_by;

typedef struct zh_near {
  const zh_group *group; /* whose deployment it is                           */
  const zh_deployment *deployment;
  zh_str to;     /* the one it is near to, for people                        */
  double points; /* 0: as good as that; about per cent of benchmarks          */
  zh_near_by by;
  uint8_t shared; /* strengths of which both have benchmarks */
  bool is_family;
  bool has_price; /* of both                                                 */
  double price;   /* times the other's                                       */
} zh_near;

typedef struct zh_nearest {
  zh_near items[ZH_NEAREST_MOST]; /* nearest first                            */
  size_t count;
} zh_nearest;

/* Does an entry of a list mean this?  Not where a group is called so. */
bool zh_nearest_is(const zh_config *config, zh_str name);

/* Fills what is compared of a deployment (account, model and facts are there).
 */
void zh_nearest_prepare(const zh_config *config, zh_deployment *deployment);

/* The nearest to `like`, which has a key of its own or its provider's, and is
 * none of the group's (may be NULL). */
void zh_nearest_find(const zh_config *config, const zh_group *group,
                     const zh_deployment *like, zh_nearest *out);

/* {to, points, by, why} */
void zh_nearest_write(zh_writer *w, const zh_near *near);

#endif
