// SPDX-License-Identifier: Apache-2.0
// APIPromise: the reply to be, which can also show its Response.
"use strict";

const parseAnswer = (client, answer) => answer.parse(client);

class APIPromise extends Promise {
  #client;

  // `responsePromise` gives an Answer; it is parsed when somebody asks.
  constructor(client, responsePromise, parseResponse = parseAnswer) {
    super((resolve) => resolve(null));
    this.#client = client;
    this.responsePromise = responsePromise;
    this.parseResponse = parseResponse;
    this.parsedPromise = undefined;
  }

  // Derived promises are plain ones.
  static get [Symbol.species]() {
    return Promise;
  }

  // The same reply, made into something else.
  _thenUnwrap(transform) {
    const parse = async (client, answer) => {
      const value = transform(await this.parseResponse(client, answer), answer);
      return answer.describe(value);
    };
    return new APIPromise(this.#client, this.responsePromise, parse);
  }

  asResponse() {
    return this.responsePromise.then((answer) => answer.response);
  }

  async withResponse() {
    const [data, response] = await Promise.all([
      this.parse(),
      this.asResponse(),
    ]);
    return { data, response, request_id: response.headers.get("x-request-id") };
  }

  parse() {
    if (this.parsedPromise === undefined)
      this.parsedPromise = this.responsePromise.then((answer) =>
        this.parseResponse(this.#client, answer)
      );
    return this.parsedPromise;
  }

  then(onfulfilled, onrejected) {
    return this.parse().then(onfulfilled, onrejected);
  }

  catch(onrejected) {
    return this.parse().catch(onrejected);
  }

  finally(onfinally) {
    return this.parse().finally(onfinally);
  }
}

module.exports = { APIPromise };
