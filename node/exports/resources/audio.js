// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Audio = classOf("audio");
const Speech = classOf("audio.speech");
const Transcriptions = classOf("audio.transcriptions");
const Translations = classOf("audio.translations");

module.exports = {
  Audio,
  Speech,
  Transcriptions,
  Translations,
};
