// `describe`, `test`, `expect` and `jest`, as far as the tests of the areas use them. Anything else is undefined, so
// that a test that needs it fails, and with it the whole run.
import { bind } from 'jest-each';
import { expect } from 'expect';
import { ModuleMocker } from 'jest-mock';
import {
  SnapshotState,
  toMatchInlineSnapshot,
  toMatchSnapshot,
  toThrowErrorMatchingInlineSnapshot,
  toThrowErrorMatchingSnapshot,
} from 'jest-snapshot';
import { createRequire } from 'node:module';
import * as path from 'node:path';

const HOOKS = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'];

/** A `describe` block, or the whole file. */
class Block {
  constructor(name, outer) {
    this.within = [...(outer?.within ?? []), this];
    this.name = [outer?.name, name].filter(Boolean).join(' ');
    this.begun = false;
    for (const hook of HOOKS) this[hook] = [];
  }
}

let block;
let tests;

globalThis.describe = (name, body) => {
  const outer = block;
  block = new Block(String(name), outer);
  body();
  block = outer;
};
globalThis.test = (name, body) => {
  tests.push({ name: [block.name, name].filter(Boolean).join(' '), block, body });
};
globalThis.it = globalThis.test;
globalThis.describe.each = bind(globalThis.describe, false);
globalThis.test.each = bind(globalThis.test, false);
for (const hook of HOOKS) globalThis[hook] = (body) => block[hook].push(body);

globalThis.expect = expect;
expect.extend({
  toMatchInlineSnapshot,
  toMatchSnapshot,
  toThrowErrorMatchingInlineSnapshot,
  toThrowErrorMatchingSnapshot,
});

const mocker = new ModuleMocker(globalThis);
globalThis.jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  requireActual: createRequire(path.join(process.cwd(), 'package.json')),
};

/** The state behind `toMatchSnapshot`. Snapshots are never written: a missing one fails its test. */
const recorded = (filename) =>
  new SnapshotState(path.join(path.dirname(filename), '__snapshots__', `${path.basename(filename)}.snap`), {
    rootDir: process.cwd(),
    updateSnapshot: 'none',
    prettierPath: null,
    expand: false,
    snapshotFormat: { escapeString: false, printBasicPrototype: false },
  });

/** The tests and hooks that a test file declares while it is loaded. */
export function declared(filename, load) {
  block = new Block('');
  tests = [];
  load();
  const snapshots = recorded(filename);
  return tests.map((test, at) => ({
    ...test,
    filename,
    snapshots,
    namesakes: tests.slice(0, at).filter(({ name }) => name === test.name).length,
  }));
}

/** Runs the `beforeAll` hooks of the blocks around a test, once. */
export async function begin({ block: { within } }) {
  for (const outer of within) {
    if (outer.begun) continue;
    for (const hook of outer.beforeAll) await hook();
    outer.begun = true;
  }
}

/** Returns the error of a failing test, undefined if it passes. */
export async function failureOf({ name, filename, block: { within }, body, snapshots, namesakes }) {
  snapshots.clear();
  // Snapshots are numbered per name. Earlier tests of the same name have one each.
  for (let number = 0; number < namesakes; number++) snapshots.fail(name);
  expect.setState({ currentTestName: name, testPath: filename, snapshotState: snapshots, suppressedErrors: [] });
  const failures = [];
  const attempt = async (action) => {
    try {
      await action();
    } catch (error) {
      failures.push(error ?? new Error('undefined was thrown'));
    }
  };
  await attempt(async () => {
    for (const hook of within.flatMap(({ beforeEach }) => beforeEach)) await hook();
    await body();
  });
  for (const hook of within.toReversed().flatMap(({ afterEach }) => afterEach)) await attempt(hook);
  // A snapshot that differs does not throw, so check for it here.
  failures.push(...expect.getState().suppressedErrors);
  failures.push(...expect.extractExpectedAssertionsErrors().map(({ error }) => error));
  if (failures.length > 0) mocker.restoreAllMocks();
  return failures[0];
}

/** Undoes `begin`. */
export async function end(tests) {
  const begun = new Set(tests.flatMap(({ block: { within } }) => within.filter(({ begun }) => begun)));
  for (const { afterAll } of [...begun].toReversed()) for (const hook of afterAll) await hook();
}
