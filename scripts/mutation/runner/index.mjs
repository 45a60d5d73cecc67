// Runs tests for Stryker in the process of its worker: test files are loaded once, not once for each change to the source.
import * as fs from 'node:fs';
import * as path from 'node:path';
import picomatch from 'picomatch';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { dryRun } from './dry-run.mjs';
import { mutantRun } from './mutant-run.mjs';
import { TestFile } from './test-file.mjs';

/** The tests that `TESTS` names, as patterns that spaces part. */
function testFiles() {
  const wanted = picomatch((process.env.TESTS ?? '').split(' '));
  const root = fs.realpathSync('test');
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => wanted(file.replaceAll('\\', '/')))
    .sort()
    .map((file) => new TestFile(path.join(root, file)));
}

class OneProcessRunner {
  #files = testFiles();

  capabilities() {
    return { reloadEnvironment: true };
  }

  dryRun() {
    return dryRun(this.#files);
  }

  mutantRun({ activeMutant: { id }, mutantActivation, testFilter }) {
    if (mutantActivation !== 'runtime') throw new Error('What is evaluated when a module is loaded is not changed.');
    return mutantRun(this.#files, id, testFilter);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessRunner)];
