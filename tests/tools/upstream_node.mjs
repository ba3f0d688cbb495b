// SPDX-License-Identifier: Apache-2.0
// Runs the official Node client's own generated tests over zerohop:
//
//   node tests/tools/upstream_node.mjs CHECKOUT OPENAPI.yml [PATTERN]
//
// CHECKOUT is a clone of openai-node, or its bare git directory; OPENAPI.yml
// the document of the same version, which @stdy/cli serves and checks every
// request against.  Nothing of either is kept.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

const root = fileURLToPath(new URL("../..", import.meta.url));
const packages = ["@stdy/cli@0.22.1", "@swc/core@1", "@swc/jest@0.2", "jest@30"];

const [, , checkout, openapi, pattern = "api-resources"] = process.argv;

function skip(text) {
  console.log(`skipped: ${text}`);
  process.exit(0);
}

// The tests, and what they import from beside them.
function takeTests(folder) {
  if (fs.existsSync(path.join(checkout, "tests")))
    return fs.cpSync(path.join(checkout, "tests"), path.join(folder, "tests"),
      { recursive: true });
  const tar = execFileSync("git", ["--git-dir", checkout, "archive", "HEAD",
    "tests"], { maxBuffer: 1 << 28 });
  return execFileSync("tar", ["-x", "-C", folder], { input: tar });
}

const jestConfig = `module.exports = {
  testEnvironment: "node",
  transform: { "^.+\\\\.(t|j)sx?$": ["@swc/jest", { sourceMaps: "inline" }] },
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
  testTimeout: 30000,
};\n`;

function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

const isOpen = (port) => new Promise((done) => {
  const socket = net.connect(port, "127.0.0.1");
  socket.on("connect", () => done(socket.destroy() && true));
  socket.on("error", () => done(false));
});

// The server that knows the document.
async function serve(folder) {
  const port = await freePort();
  const formats = ["query-array", "form-array", "query-object", "form-object"]
    .map((one) => `--validator-${one}-format=brackets`);
  const child = spawn(path.join(folder, "node_modules/.bin/steady"),
    ["--host", "127.0.0.1", "-p", String(port), ...formats, openapi],
    { stdio: "ignore" });
  for (let tries = 0; !(await isOpen(port)); tries++) {
    if (child.exitCode !== null || tries === 600)
      throw new Error("the server did not start");
    await sleep(100);
  }
  return { child, port };
}

async function main() {
  if (!checkout || !fs.existsSync(checkout))
    skip("no checkout of openai-node was given");
  if (!openapi || !fs.existsSync(openapi)) skip("no OpenAPI document was given");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "zerohop-upstream-"));
  let server = null;
  try {
    fs.writeFileSync(path.join(folder, "package.json"), '{"private": true}\n');
    fs.writeFileSync(path.join(folder, "jest.config.js"), jestConfig);
    takeTests(folder);
    execFileSync("npm", ["install", "--no-package-lock", "--no-audit",
      "--no-fund", "--loglevel=error", ...packages],
    { cwd: folder, stdio: "inherit" });
    fs.symlinkSync(root, path.join(folder, "node_modules/openai"));
    server = await serve(folder);
    const { status } = spawnSync("npx", ["jest", "--runInBand", pattern], {
      cwd: folder, stdio: "inherit",
      env: { ...process.env,
        TEST_API_BASE_URL: `http://127.0.0.1:${server.port}` },
    });
    process.exitCode = status ?? 1;
  } finally {
    server?.child.kill();
    fs.rmSync(folder, { recursive: true });
  }
}

await main();
