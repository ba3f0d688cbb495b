// SPDX-License-Identifier: Apache-2.0
// What can be told of a JSON text that has not all arrived.
"use strict";

const words = { true: true, false: false, null: null };

// Reads one value after another; throws `cut` where the text ends.
class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  skip() {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
  }

  value() {
    this.skip();
    const { text, at } = this;
    if (at >= text.length) throw cut;
    if (text[at] === "{") return this.object();
    if (text[at] === "[") return this.array();
    if (text[at] === '"') return this.string(true);
    return this.word();
  }

  // A string that is cut off is worth what came of it, a key is worth nothing.
  string(partial) {
    const { text } = this;
    let end = this.at + 1;
    while (end < text.length && text[end] !== '"')
      end += text[end] === "\\" ? 2 : 1;
    const whole = text[end] === '"';
    if (!whole && !partial) throw cut;
    const source = text.slice(this.at + 1, whole ? end : text.length);
    this.at = whole ? end + 1 : text.length;
    if (whole) return JSON.parse(`"${source}"`);
    return JSON.parse(`"${source.replace(/\\(u[0-9a-fA-F]{0,3})?$/, "")}"`);
  }

  word() {
    const [word] = /^[^\s,\]}]*/.exec(this.text.slice(this.at));
    const last = this.at + word.length === this.text.length;
    this.at += word.length;
    if (Object.hasOwn(words, word)) return words[word];
    // More digits may come.
    if (last) throw cut;
    return JSON.parse(word);
  }

  array() {
    const list = [];
    this.at++;
    try {
      for (;;) {
        this.skip();
        if (this.text[this.at] === "]") break;
        list.push(this.value());
        this.skip();
        if (this.text[this.at] === ",") this.at++;
        else if (this.at >= this.text.length) return list;
        else if (this.text[this.at] !== "]")
          throw new SyntaxError("expected , or ]");
      }
    } catch (error) {
      if (error !== cut) throw error;
      return list;
    }
    this.at++;
    return list;
  }

  object() {
    const object = {};
    this.at++;
    try {
      for (;;) {
        this.skip();
        const { text } = this;
        if (text[this.at] === "}") break;
        if (this.at >= text.length) return object;
        if (text[this.at] !== '"') throw new SyntaxError("expected a key");
        const key = this.string(false);
        this.skip();
        if (this.at >= text.length) return object;
        if (text[this.at++] !== ":") throw new SyntaxError("expected :");
        const value = this.value();
        Object.defineProperty(object, key, {
          value, writable: true, enumerable: true, configurable: true,
        });
        this.skip();
        if (text[this.at] === ",") this.at++;
        else if (this.at >= text.length) return object;
        else if (text[this.at] !== "}")
          throw new SyntaxError("expected , or }");
      }
    } catch (error) {
      if (error !== cut) throw error;
      return object;
    }
    this.at++;
    return object;
  }
}

const cut = new SyntaxError("the text ends too early");

// undefined where nothing can be said yet; throws on what is no JSON.
function partialParse(text) {
  const reader = new Reader(text);
  try {
    return reader.value();
  } catch (error) {
    if (error === cut) return undefined;
    throw error;
  }
}

module.exports = { partialParse };
