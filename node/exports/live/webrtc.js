// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../lib/absent.js");

exports.OpenAILiveWebRTC = absent("OpenAILiveWebRTC", "webrtc");
exports.LiveDataChannel = absent("LiveDataChannel", "webrtc");
exports.WebRTCError = absent("WebRTCError", "webrtc");
