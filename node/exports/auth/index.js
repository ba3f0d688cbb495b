// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../lib/absent.js");
const errors = require("../../lib/errors.js");

exports.OAuthError = errors.OAuthError;
exports.SubjectTokenProviderError = errors.SubjectTokenProviderError;
exports.k8sServiceAccountTokenProvider =
  absent("k8sServiceAccountTokenProvider", "identity");
exports.azureManagedIdentityTokenProvider =
  absent("azureManagedIdentityTokenProvider", "identity");
exports.gcpIDTokenProvider = absent("gcpIDTokenProvider", "identity");
