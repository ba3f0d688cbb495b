/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses of clouds. */
#include "provider/cloud.h"

#include "base/error.h"
#include "format/url.h"

static const struct {
  const char *end; /* of the host                                           */
  const char *name;
} cloud_hosts[] = {
    {".openai.azure.com", "azure"},
    {".cognitiveservices.azure.com", "azure"},
    {".services.ai.azure.com", "azure"},
    {"aiplatform.googleapis.com", "vertex"},
    {".rep.googleapis.com", "vertex"},
    {".amazonaws.com", "bedrock"},
    {".api.aws", "bedrock"},
};

static bool cloud_ends(zh_str text, zh_str end) {
  return text.len >= end.len &&
         zh_str_is(zh_str_cut(text, text.len - end.len), end);
}

/* "bedrock-runtime.us-east-1.amazonaws.com" */
static zh_region cloud_aws_region(zh_str host) {
  const char *dot = memchr(host.ptr, '.', host.len);
  zh_str rest = zh_str_cut(host, (size_t)(dot - host.ptr) + 1);
  const char *end = memchr(rest.ptr, '.', rest.len);
  rest.len = end ? (size_t)(end - rest.ptr) : rest.len;
  return zh_region_of(rest);
}

/* Its global endpoint has a host without a region, and says so in the path. */
static zh_region cloud_google_region(const zh_url *url) {
  bool is_plain = zh_str_is(url->host, ZH_S("aiplatform.googleapis.com"));
  bool has_place = zh_str_find(url->path, ZH_S("/locations/")) >= 0;
  bool is_global = zh_str_find(url->path, ZH_S("/locations/global")) >= 0;
  return is_plain && (is_global || !has_place) ? ZH_REGION_NONE
                                               : ZH_REGION_REGIONAL;
}

/* --- public --- */

zh_place zh_cloud_place(zh_str base_url) {
  zh_place place = {.provider = ZH_S("")};
  zh_url url;
  zh_error err;
  size_t i = 0;
  zh_error_init(&err);
  if (zh_url_parse(base_url, &url, &err) != ZH_OK)
    return place;
  while (i < ZH_COUNT(cloud_hosts) &&
         !cloud_ends(url.host, zh_str_of(cloud_hosts[i].end)))
    i++;
  if (i == ZH_COUNT(cloud_hosts))
    return place;
  zh_str name = zh_str_of(cloud_hosts[i].name);
  if (zh_str_is(name, ZH_S("bedrock"))) {
    if (!zh_str_starts(url.host, ZH_S("bedrock-")))
      return place; // another service of AWS
    place.region = cloud_aws_region(url.host);
  } else if (zh_str_is(name, ZH_S("vertex"))) {
    if (zh_str_find(url.host, ZH_S("aiplatform")) < 0)
      return place;
    place.region = cloud_google_region(&url);
  }
  place.provider = name;
  place.is_cloud = true;
  return place;
}
