/* region.h -- places in which tokens may have a price of their own: parts of
 * the world that data stays in, and AWS's regions.  The words of a facts file,
 * of `region` in a configuration and of zh_models_list; in the same order in
 * tools/catalog_compile.py. */
#ifndef ZH_REGION_H
#define ZH_REGION_H

#include "base/base.h"

/*   name            word, REGIONAL: any place but the global endpoint */
#define ZH_REGION_MAP(X)                                                       \
  X(US, "us")                                                                  \
  X(EU, "eu")                                                                  \
  X(REGIONAL, "regional")                                                      \
  X(AF_SOUTH_1, "af-south-1")                                                  \
  X(AP_EAST_1, "ap-east-1")                                                    \
  X(AP_NORTHEAST_1, "ap-northeast-1")                                          \
  X(AP_NORTHEAST_2, "ap-northeast-2")                                          \
  X(AP_NORTHEAST_3, "ap-northeast-3")                                          \
  X(AP_SOUTH_1, "ap-south-1")                                                  \
  X(AP_SOUTH_2, "ap-south-2")                                                  \
  X(AP_SOUTHEAST_1, "ap-southeast-1")                                          \
  X(AP_SOUTHEAST_2, "ap-southeast-2")                                          \
  X(AP_SOUTHEAST_3, "ap-southeast-3")                                          \
  X(AP_SOUTHEAST_4, "ap-southeast-4")                                          \
  X(AP_SOUTHEAST_5, "ap-southeast-5")                                          \
  X(AP_SOUTHEAST_6, "ap-southeast-6")                                          \
  X(AP_SOUTHEAST_7, "ap-southeast-7")                                          \
  X(CA_CENTRAL_1, "ca-central-1")                                              \
  X(CA_WEST_1, "ca-west-1")                                                    \
  X(EU_CENTRAL_1, "eu-central-1")                                              \
  X(EU_CENTRAL_2, "eu-central-2")                                              \
  X(EU_NORTH_1, "eu-north-1")                                                  \
  X(EU_SOUTH_1, "eu-south-1")                                                  \
  X(EU_SOUTH_2, "eu-south-2")                                                  \
  X(EU_WEST_1, "eu-west-1")                                                    \
  X(EU_WEST_2, "eu-west-2")                                                    \
  X(EU_WEST_3, "eu-west-3")                                                    \
  X(IL_CENTRAL_1, "il-central-1")                                              \
  X(ME_CENTRAL_1, "me-central-1")                                              \
  X(ME_SOUTH_1, "me-south-1")                                                  \
  X(MX_CENTRAL_1, "mx-central-1")                                              \
  X(SA_EAST_1, "sa-east-1")                                                    \
  X(US_EAST_1, "us-east-1")                                                    \
  X(US_EAST_2, "us-east-2")                                                    \
  X(US_GOV_EAST_1, "us-gov-east-1")                                            \
  X(US_GOV_WEST_1, "us-gov-west-1")                                            \
  X(US_WEST_1, "us-west-1")                                                    \
  X(US_WEST_2, "us-west-2")

#define ZH_REGION_ENUM(name, word) ZH_REGION_##name,
typedef enum zh_region {
  ZH_REGION_NONE,
  ZH_REGION_MAP(ZH_REGION_ENUM) ZH_REGION_COUNT
} zh_region;
#undef ZH_REGION_ENUM

/* The region of that name; NONE when it is none of these. */
zh_region zh_region_of(zh_str word);

#endif
