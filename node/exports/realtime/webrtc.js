// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../lib/absent.js");

exports.OpenAIRealtimeWebRTC = absent("OpenAIRealtimeWebRTC", "webrtc");
exports.RealtimeDataChannel = absent("RealtimeDataChannel", "webrtc");
exports.WebRTCError = absent("WebRTCError", "webrtc");
