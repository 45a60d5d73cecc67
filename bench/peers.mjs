// The peers that are not among this project's own dependencies, installed in a scratch folder.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const modules = path.join(import.meta.dirname, '../node_modules');
/** What a project of CDK code imports is that of this project, so that all are measured with the same. */
const LINKED = ['aws-cdk-lib', 'constructs'];
const INSTALL = [
  'install',
  '--omit=peer',
  '--no-audit',
  '--no-fund',
  '--no-package-lock',
  '--prefer-offline',
  '--silent',
];

/** Makes a project with these packages, and the CDK of this one. */
export function installProject(project, packages) {
  fs.mkdirSync(project, { recursive: true });
  fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify({ name: 'bench', private: true }));
  execFileSync('npm', [...INSTALL, ...packages], { cwd: project, stdio: ['ignore', 'ignore', 'pipe'] });
  for (const name of LINKED) fs.symlinkSync(path.join(modules, name), path.join(project, 'node_modules', name));
}

/** The version of a package that a project has; of this project, where none is named. */
export function versionOf(name, project) {
  const file = path.join(project === undefined ? modules : path.join(project, 'node_modules'), name, 'package.json');
  return { name, version: JSON.parse(fs.readFileSync(file, 'utf8')).version };
}
