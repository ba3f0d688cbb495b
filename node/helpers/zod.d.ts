// SPDX-License-Identifier: Apache-2.0
// Formats and tools made of zod's schemas, of zod 3 and 4.
import type { ResponseFormatJSONSchema } from "../types/chat.js";
import type {
  AutoParseableResponseFormat,
  AutoParseableResponseTool,
  AutoParseableTextFormat,
  AutoParseableTool,
} from "../types/helpers.js";

interface ZodLike<T> {
  parse(data: unknown): T;
}

/** For `response_format`; `parse` and `stream` give what the schema makes. */
export declare function zodResponseFormat<T>(
  type: ZodLike<T>,
  name: string,
  props?: Omit<
    ResponseFormatJSONSchema.JSONSchema,
    "schema" | "strict" | "name"
  >
): AutoParseableResponseFormat<T>;

/** For `text.format` of a response. */
export declare function zodTextFormat<T>(
  type: ZodLike<T>,
  name: string,
  props?: { description?: string }
): AutoParseableTextFormat<T>;

/** A tool for `parse`, `stream` and, with a function, `runTools`. */
export declare function zodFunction<T>(options: {
  name: string;
  parameters: ZodLike<T>;
  function?: ((args: T) => unknown | Promise<unknown>) | undefined;
  description?: string | undefined;
}): AutoParseableTool<T>;

export declare function zodResponsesFunction<T>(options: {
  name: string;
  parameters: ZodLike<T>;
  function?: ((args: T) => unknown | Promise<unknown>) | undefined;
  description?: string | undefined;
  defer_loading?: boolean | undefined;
}): AutoParseableResponseTool<T>;

export declare function zodRealtimeFunction<T>(options: {
  name: string;
  parameters: ZodLike<T>;
  description?: string | undefined;
}): {
  type: "function";
  name: string;
  parameters: unknown;
  description?: string;
};
