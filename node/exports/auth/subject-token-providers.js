// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../lib/absent.js");

exports.k8sServiceAccountTokenProvider =
  absent("k8sServiceAccountTokenProvider", "identity");
exports.azureManagedIdentityTokenProvider =
  absent("azureManagedIdentityTokenProvider", "identity");
exports.gcpIDTokenProvider = absent("gcpIDTokenProvider", "identity");
