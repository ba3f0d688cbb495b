/* cloud.h -- clouds that sell others' models: Azure, Vertex AI, Bedrock.  They
 * have no row in the provider table, for their addresses are a customer's own;
 * whose prices hold is told by the end of the host's name.  Any thread. */
#ifndef ZH_CLOUD_H
#define ZH_CLOUD_H

#include "provider/provider.h"

/* Whose prices hold at an address of a cloud's, and where it computes, as far
 * as the address says; provider "" when it is none of theirs. */
zh_place zh_cloud_place(zh_str base_url);

#endif
