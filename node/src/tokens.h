/* tokens.h -- what JavaScript sees of tokens.c.  What fails in the core
 * returns an error array. */
#ifndef ZH_NATIVE_TOKENS_H
#define ZH_NATIVE_TOKENS_H

#include "native.h"
#include "zerohop_tokens.h"

/* tokensFolder(package's, user's) */
napi_value native_tokens_folder(napi_env env, napi_callback_info info);

/* tokensFind(name) -> encoding; tokensName(encoding) -> string */
napi_value native_tokens_find(napi_env env, napi_callback_info info);
napi_value native_tokens_name(napi_env env, napi_callback_info info);

/* tokensForModel(model) -> [encoding, is it the model's own] */
napi_value native_tokens_for_model(napi_env env, napi_callback_info info);

/* tokensCount(encoding, text, allowed) -> number, where allowed is undefined,
 * true for all, or an array of names; tokensEncode of the same -> Uint32Array
 */
napi_value native_tokens_count(napi_env env, napi_callback_info info);
napi_value native_tokens_encode(napi_env env, napi_callback_info info);

/* tokensRequest(body) -> [total, error, messages, frame, tools, format, images,
 * exact, encoding]; tokensFits(body, limit) -> boolean */
napi_value native_tokens_request(napi_env env, napi_callback_info info);
napi_value native_tokens_fits(napi_env env, napi_callback_info info);

/* tokensDecode(encoding, Uint32Array) -> Buffer */
napi_value native_tokens_decode(napi_env env, napi_callback_info info);

/* tokensRegister(name, Buffer) */
napi_value native_tokens_register(napi_env env, napi_callback_info info);

/* tokensBuild(Buffer, expression) -> Buffer */
napi_value native_tokens_build(napi_env env, napi_callback_info info);

#endif
