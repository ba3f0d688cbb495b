// SPDX-License-Identifier: Apache-2.0
// Not in zerohop: using one throws.
export declare const OpenAILiveWebRTC: never;
export declare const LiveDataChannel: never;
export declare const WebRTCError: never;
