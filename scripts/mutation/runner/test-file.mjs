import { begin, declared, end, failureOf } from './harness.mjs';
import { OwnModules } from './modules.mjs';

/** A file of tests that is loaded when it is needed, once. */
export class TestFile {
  #filename;
  #modules;
  #tests;

  /** By `name` below `test`. */
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

  /** The error of a test that fails; undefined of one that passes. `begins` is called when the test itself does. */
  async failureOf(number, begins) {
    const test = this.tests[number];
    this.#modules.enter();
    await begin(test);
    begins?.();
    return failureOf(test);
  }

  /** The next test finds everything as it is when the file is loaded. */
  async unload() {
    const tests = this.#tests;
    if (!tests) return;
    this.#modules.enter();
    this.#tests = undefined;
    await end(tests);
  }
}
