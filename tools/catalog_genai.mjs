// SPDX-License-Identifier: Apache-2.0
// The provider list inside the npm package @pydantic/genai-prices as JSON, for
// tools/catalog_sync.py:
//
//   npm pack @pydantic/genai-prices && tar xf pydantic-genai-prices-*.tgz
//   node tools/catalog_genai.mjs package > FOLDER/genai_prices_npm_VERSION.json
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2] ?? ".");
const { waitForUpdate } = await import(
  pathToFileURL(path.join(folder, "dist/index.js"))
);
const plain = (key, value) => (value instanceof RegExp ? value.source : value);
process.stdout.write(JSON.stringify(await waitForUpdate(), plain) + "\n");
