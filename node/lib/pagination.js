// SPDX-License-Identifier: Apache-2.0
// Lists that come in pages.
"use strict";

const { OpenAIError } = require("./errors.js");
const { APIPromise } = require("./promise.js");

// The same request with another cursor.
const from = (options, name, value) =>
  ({ ...options, query: { ...options.query, [name]: value } });

class AbstractPage {
  #client;

  constructor(client, response, body, options) {
    this.#client = client;
    this.options = options;
    this.response = response;
    this.body = body;
  }

  hasNextPage() {
    if (this.getPaginatedItems().length === 0) return false;
    return this.nextPageRequestOptions() != null;
  }

  async getNextPage() {
    const next = this.nextPageRequestOptions();
    if (!next)
      throw new OpenAIError(
        "No next page expected; please check `.hasNextPage()` before calling " +
          "`.getNextPage()`."
      );
    return await this.#client.requestAPIList(this.constructor, next);
  }

  async *iterPages() {
    let page = this;
    yield page;
    while (page.hasNextPage()) {
      page = await page.getNextPage();
      yield page;
    }
  }

  async *[Symbol.asyncIterator]() {
    for await (const page of this.iterPages()) yield* page.getPaginatedItems();
  }
}

// All there is.
class Page extends AbstractPage {
  constructor(client, response, body, options) {
    super(client, response, body, options);
    this.data = body.data || [];
    this.object = body.object;
  }

  getPaginatedItems() {
    return this.data ?? [];
  }

  nextPageRequestOptions() {
    return null;
  }
}

class Cursor extends AbstractPage {
  constructor(client, response, body, options) {
    super(client, response, body, options);
    this.data = body.data || [];
    this.has_more = body.has_more || false;
  }

  getPaginatedItems() {
    return this.data ?? [];
  }

  hasNextPage() {
    return this.has_more === false ? false : super.hasNextPage();
  }

  nextPageRequestOptions() {
    const cursor = this._cursor();
    return cursor ? from(this.options, "after", cursor) : null;
  }
}

// Goes on after the last item.
class CursorPage extends Cursor {
  _cursor() {
    return this.getPaginatedItems().at(-1)?.id;
  }
}

class ConversationCursorPage extends Cursor {
  constructor(client, response, body, options) {
    super(client, response, body, options);
    this.last_id = body.last_id || "";
  }

  _cursor() {
    return this.last_id;
  }
}

class NextCursorPage extends Cursor {
  constructor(client, response, body, options) {
    super(client, response, body, options);
    this.next = body.next || null;
  }

  _cursor() {
    return this.next;
  }
}

class TokenPage extends NextCursorPage {
  nextPageRequestOptions() {
    return this.next ? from(this.options, "page", this.next) : null;
  }
}

// The first page to be, or all items.
class PagePromise extends APIPromise {
  constructor(client, request, PageClass) {
    super(client, request, async (owner, answer) => {
      const { response, options } = answer;
      const body = await answer.parse(owner);
      return answer.describe(new PageClass(owner, response, body, options));
    });
  }

  async *[Symbol.asyncIterator]() {
    const page = await this;
    for await (const item of page) yield item;
  }
}

module.exports = {
  AbstractPage,
  Page,
  CursorPage,
  ConversationCursorPage,
  NextCursorPage,
  TokenPage,
  PagePromise,
};
