{
  "variables": {
    "zh_version": "<!(node -p \"require('fs').readFileSync('VERSION', 'utf8').trim()\")",
    "zh_sanitize%": "<!(node -p \"process.env.ZH_SANITIZE || ''\")"
  },
  "targets": [
    {
      "target_name": "zerohop",
      "sources": [
        "node/src/call.c",
        "node/src/events.c",
        "node/src/ledger.c",
        "node/src/memory.c",
        "node/src/module.c",
        "node/src/plain.c",
        "node/src/router.c",
        "node/src/shape.c",
        "node/src/text.c",
        "node/src/tokens.c",
        "node/src/value.c",
        "csrc/zerohop.c"
      ],
      "include_dirs": ["csrc/include", "csrc/src"],
      "defines": ["_GNU_SOURCE", "ZH_VERSION=\"<(zh_version)\""],
      "cflags": [
        "-std=c11",
        "-O2",
        "-pthread",
        "-fvisibility=hidden",
        "-ffunction-sections",
        "<!@(curl-config --cflags)"
      ],
      "libraries": [
        "<!@(curl-config --libs)",
        "<!@(node -p \"require('fs').readFileSync('csrc/LIBS', 'utf8').trim()\")",
        "-lm",
        "-pthread"
      ],
      "ldflags": [
        "-Wl,-z,nodelete",
        "-Wl,--exclude-libs,ALL",
        "-Wl,--gc-sections"
      ],
      "conditions": [
        ["zh_sanitize!=''", {
          "cflags": [
            "-g",
            "-fno-omit-frame-pointer",
            "-fsanitize=<(zh_sanitize)"
          ],
          "ldflags": ["-fsanitize=<(zh_sanitize)"]
        }]
      ]
    }
  ]
}
