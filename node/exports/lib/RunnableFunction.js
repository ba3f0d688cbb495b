// SPDX-License-Identifier: Apache-2.0
"use strict";

exports.isRunnableFunctionWithParse = (one) => typeof one.parse === "function";
