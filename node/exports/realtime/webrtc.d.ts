// SPDX-License-Identifier: Apache-2.0
// Not in zerohop: using one throws.
export declare const OpenAIRealtimeWebRTC: never;
export declare const RealtimeDataChannel: never;
export declare const WebRTCError: never;
