/* SPDX-License-Identifier: Apache-2.0 */
/* What the machine says about certificates and proxies, read once: libcurl
 * would otherwise read the environment on the I/O thread for each request,
 * and look for certificates where it was built. */
#include "route/parts.h"

#include <stdio.h>

/* In the order in which the field's tools agree. */
static const char *const surroundings_ca_env[] = {
    "SSL_CERT_FILE",
    "CURL_CA_BUNDLE",
    "REQUESTS_CA_BUNDLE",
};

/* Debian, Fedora, openSUSE, RHEL, Alpine and macOS, Homebrew. */
static const char *const surroundings_ca_files[] = {
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/etc/openssl/cert.pem",
};

static bool surroundings_is_file(const char *path) {
  FILE *file = fopen(path, "rb");
  bool has_bytes = file && fgetc(file) != EOF;
  if (file)
    fclose(file);
  return has_bytes;
}

/* The first of the variables that is set; "" when none is. */
static zh_status surroundings_first(zh_loader *load, const char *const *names,
                                    size_t name_count, zh_str *out) {
  *out = ZH_S("");
  for (size_t i = 0; i < name_count && out->len == 0; i++) {
    zh_load_at at = {NULL, zh_str_of(names[i]), -1};
    *out = zh_load_network_env(load, names[i]);
    if (!out->ptr)
      return zh_error_memory(load->err);
    // A proxy's URL may hold a password: its content is not shown.
    if (!zh_header_value_ok(*out))
      return zh_load_fail(load, &at, "has a control character");
  }
  return ZH_OK;
}

static zh_status surroundings_certificates(zh_loader *load) {
  static const char *const folder[] = {"SSL_CERT_DIR"};
  // Asked last: what a binding's language brings along.
  static const char *const last[] = {"ZEROHOP_CA_BUNDLE"};
  zh_config *config = load->config;
  zh_status st =
      surroundings_first(load, surroundings_ca_env,
                         ZH_COUNT(surroundings_ca_env), &config->ca_file);
  if (st != ZH_OK || config->ca_file.len > 0)
    return st;
  st = surroundings_first(load, folder, ZH_COUNT(folder), &config->ca_folder);
  if (st != ZH_OK || config->ca_folder.len > 0)
    return st;
  for (size_t i = 0; i < ZH_COUNT(surroundings_ca_files); i++)
    if (surroundings_is_file(surroundings_ca_files[i])) {
      config->ca_file = zh_str_of(surroundings_ca_files[i]);
      return ZH_OK;
    }
  return surroundings_first(load, last, ZH_COUNT(last), &config->ca_file);
}

/* --- public --- */

zh_status zh_load_surroundings(zh_loader *load) {
  static const char *const https[] = {"https_proxy", "HTTPS_PROXY", "all_proxy",
                                      "ALL_PROXY"};
  // A CGI server sets HTTP_PROXY from a request's Proxy header.
  static const char *const http[] = {"http_proxy", "all_proxy", "ALL_PROXY"};
  static const char *const none[] = {"no_proxy", "NO_PROXY"};
  zh_config *config = load->config;
  zh_status st = surroundings_certificates(load);
  if (st == ZH_OK)
    st = surroundings_first(load, https, ZH_COUNT(https), &config->https_proxy);
  if (st == ZH_OK)
    st = surroundings_first(load, http, ZH_COUNT(http), &config->http_proxy);
  if (st == ZH_OK)
    st = surroundings_first(load, none, ZH_COUNT(none), &config->no_proxy);
  return st;
}
