// A Stryker test runner that runs in the worker process and loads each test file once instead of once per mutant.
import * as fs from 'node:fs';
import * as path from 'node:path';
import picomatch from 'picomatch';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { dryRun } from './dry-run.mjs';
import { testOf } from './ledger.mjs';
import { mutantRun } from './mutant-run.mjs';
import { TestFile } from './test-file.mjs';

/** The mutant, and the tests to run against it. */
const parts = JSON.parse(process.env.MUTATION_PARTS).map(({ mutate, tests }) => ({
  changes: picomatch(mutate),
  asks: picomatch(tests),
}));

function testFiles() {
  const root = fs.realpathSync('test');
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => parts.some(({ asks }) => asks(file)))
    .sort()
    .map((file) => new TestFile(file, path.join(root, file)));
}

class OneProcessRunner {
  #files = testFiles();

  capabilities() {
    return { reloadEnvironment: true };
  }

  dryRun() {
    return dryRun(this.#files);
  }

  mutantRun({ activeMutant: { id }, sandboxFileName, mutantActivation, testFilter }) {
    if (mutantActivation !== 'runtime') throw new Error('What is evaluated when a module is loaded is not changed.');
    const changed = path.relative(process.cwd(), sandboxFileName).replaceAll('\\', '/');
    const part = parts.find(({ changes }) => changes(changed));
    const tests = testFilter.map((test) => testOf(this.#files, test)).filter(({ file }) => part.asks(file.name));
    return mutantRun(tests, id);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessRunner)];
