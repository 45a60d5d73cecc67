import { begin, declared, end, failureOf } from './harness.mjs';
import { OwnModules } from './modules.mjs';

/** A test file, loaded once, on first use. */
export class TestFile {
  #filename;
  #modules;
  #tests;

  /** Its path below `test`. */
  constructor(name, filename) {
    this.name = name;
    this.#filename = filename;
  }

  get tests() {
    if (!this.#tests) {
      this.#modules = new OwnModules();
      this.#tests = declared(this.#filename, () => this.#modules.require(this.#filename));
    }
    return this.#tests;
  }

  /** Returns the error of a failing test, undefined if it passes. `begins` is called when the test body starts. */
  async failureOf(number, begins) {
    const test = this.tests[number];
    this.#modules.enter();
    await begin(test);
    begins?.();
    return failureOf(test);
  }

  /** Makes the next test start from a freshly loaded file. */
  async unload() {
    const tests = this.#tests;
    if (!tests) return;
    this.#modules.enter();
    this.#tests = undefined;
    await end(tests);
  }
}
