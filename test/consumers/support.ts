import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryDirectory } from '../support/cdk';

const ROOT = path.join(__dirname, '../..');

/** Runs a program and returns what it prints; a failure shows everything it said. */
export function run(program: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(program, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1e8,
      env: { ...process.env, CDK_VALIDATION: 'false', NODE_OPTIONS: '' },
    });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${program} ${args.join(' ')} failed\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Packs a package of the registry, or this one; returns the tarball. */
export function pack(name?: string): string {
  const directory = temporaryDirectory();
  const args = [
    'pack',
    ...(name === undefined ? [] : [name]),
    '--pack-destination',
    directory,
    '--silent',
    '--ignore-scripts',
  ];
  run('npm', args, name === undefined ? ROOT : directory);
  const [file] = fs.readdirSync(directory);
  if (file === undefined) throw new Error(`npm pack ${name ?? ''} made no tarball`);
  return path.join(directory, file);
}

/** A fresh project with some packages and files. */
export function project(dependencies: readonly string[], files: Readonly<Record<string, string>>): string {
  const directory = temporaryDirectory();
  fs.writeFileSync(path.join(directory, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  run(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts',
      '--prefer-offline',
      ...dependencies,
    ],
    directory,
  );
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    fs.writeFileSync(path.join(directory, name), text);
  }
  return directory;
}
