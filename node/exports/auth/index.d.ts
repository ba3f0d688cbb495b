// SPDX-License-Identifier: Apache-2.0
// Not in zerohop: using one throws.
export { OAuthError, SubjectTokenProviderError } from "../error.js";
export declare const k8sServiceAccountTokenProvider: never;
export declare const azureManagedIdentityTokenProvider: never;
export declare const gcpIDTokenProvider: never;
