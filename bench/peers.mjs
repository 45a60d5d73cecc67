// Installs the peers that are not dependencies of this project in a temporary folder.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const modules = path.join(import.meta.dirname, '../node_modules');
/** CDK code in these projects imports the CDK of this project, so that all are measured with the same version. */
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

/** Creates a project with these packages and the CDK of this project. */
export function installProject(project, packages) {
  fs.mkdirSync(project, { recursive: true });
  fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify({ name: 'bench', private: true }));
  execFileSync('npm', [...INSTALL, ...packages], { cwd: project, stdio: ['ignore', 'ignore', 'pipe'] });
  for (const name of LINKED) fs.symlinkSync(path.join(modules, name), path.join(project, 'node_modules', name));
}

/** The version of a package in a project, this one by default. */
export function versionOf(name, project) {
  const file = path.join(project === undefined ? modules : path.join(project, 'node_modules'), name, 'package.json');
  return { name, version: JSON.parse(fs.readFileSync(file, 'utf8')).version };
}
