// THIRD-PARTY-NOTICES: the licences of all that is bundled, as those licences ask for.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { root } from './options.mjs';

const require = createRequire(import.meta.url);

/** The package that a bundled file belongs to, with its directory: a package may be installed more than once. */
function packageOf(file) {
  const [, directory] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.resolve(root, file)) ?? [];
  return directory;
}

/** The directories of the packages that bundles have something of. */
export function bundledPackages(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const files = outputs.flatMap(({ inputs }) => Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0));
  return [...new Set(files.map(packageOf).filter((directory) => directory !== undefined))];
}

function noticeOf(directory) {
  const manifest = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const { name, version, license, repository } = manifest;
  const url = repository.url ?? repository;
  const source = url
    .replace(/^(?:git\+|github:)?(?:https:\/\/github\.com\/)?/, 'https://github.com/')
    .replace(/\.git$/, '');
  return { name, version, license, source, text: licenseText(directory, manifest) };
}

/** The licence as the package has it, or, where the package only names it, its words with the author's name. */
function licenseText(directory, { name, license, author }) {
  const file = fs.readdirSync(directory).find((one) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(one));
  if (file !== undefined) return fs.readFileSync(path.join(directory, file), 'utf8').replaceAll('\r\n', '\n').trim();
  if (license !== 'MIT') throw new Error(`${name} has no file with its licence`);
  const { licenseText: words } = require('spdx-license-list/licenses/MIT.json');
  return words.replace('<year> <copyright holders>', author.name ?? author).trim();
}

/** @param directories of the packages */
export function notices(directories) {
  const parts = directories
    .map(noticeOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, version, license, source, text }) => {
      const head = `${name} ${version}\nLicense: ${license}\nSource: ${source}\n`;
      return `${'-'.repeat(80)}\n${head}\n${text}\n`;
    });
  return `cdk-websocket-guard is licensed under the Apache License 2.0 (LICENSE). Its files contain the following works, each
under its own license.

${parts.join('\n')}`;
}
