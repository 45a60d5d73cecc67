/** The root of an absolute path, on POSIX systems and on Windows. */
const ROOT = /^(?:[a-z]:)?\//i;

/** A path with slashes, and without `.` and `..` where they can be resolved. */
export function plainPath(path: string): string {
  const written = path.replaceAll('\\', '/');
  const [root = ''] = ROOT.exec(written) ?? [];
  const steps: string[] = [];
  for (const step of written.slice(root.length).split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (root === '') steps.push(step);
  }
  return root + steps.join('/');
}

/** A path that is relative to the directory of a file. */
export function pathBeside(file: string, named: string): string {
  const from = file.replaceAll('\\', '/');
  const path = named.replaceAll('\\', '/');
  return plainPath(ROOT.test(path) ? path : `${from.slice(0, from.lastIndexOf('/') + 1)}${path}`);
}
