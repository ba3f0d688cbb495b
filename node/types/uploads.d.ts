// SPDX-License-Identifier: Apache-2.0
// Files to be sent.

interface BlobLike {
  readonly size: number;
  readonly type: string;
  text(): Promise<string>;
  slice(start?: number, end?: number): BlobLike;
}
interface FileLike extends BlobLike {
  readonly lastModified: number;
  readonly name?: string | undefined;
}
interface ResponseLike {
  url: string;
  blob(): Promise<BlobLike>;
}
type Part = string | ArrayBuffer | ArrayBufferView | BlobLike;
interface FileStream extends AsyncIterable<unknown> {
  path?: string | { toString(): string };
}

/** A File, a Response whose body is one, or a stream (fs.createReadStream). */
export type Uploadable = File | Response | FileLike | ResponseLike | FileStream;

export type ToFileInput =
  | FileLike
  | ResponseLike
  | Exclude<Part, string>
  | AsyncIterable<Part>;

/** Makes a File of buffers, blobs, responses and streams. */
export declare function toFile(
  value: ToFileInput | PromiseLike<ToFileInput>,
  name?: string | null | undefined,
  options?: { type?: string; lastModified?: number } | undefined
): Promise<File>;

export interface StreamingFileInput {
  data: AsyncIterable<Part>;
  name: string;
  type?: string;
}

export declare function toStreamingFile(input: StreamingFileInput): FileStream;
