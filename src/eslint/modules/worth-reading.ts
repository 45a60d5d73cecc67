import { importedFile, type ModuleFile } from './imported-file';

/**
 * Maximum number of modules to read for one file. A file that imports more is the entry of a large app, whose parts are
 * linted by themselves.
 */
const MAX_FILES = 40;
/** Maximum total length of their texts: the parser needs about 80 bytes per character. */
const MAX_CHARACTERS = 120_000;

/** Imports of a file that can create constructs, or re-export what does. */
const CONSTRUCTS = /aws-cdk-lib|@aws-cdk\/|\bconstructs\b|cdk-websocket-guard|\bexport\s*(?:type\s*)?[*{]/;
/** Matches relative imports. A match in a comment only means that one more file is read. */
const SPECIFIERS = /(?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*)(['"])(\.{1,2}(?:\/[^'"\n]*)?)\1/g;

/**
 * What a rule finds anything in, of files that come without their types: a module of API Gateway V2, an action of APIs, or
 * our constructs. What is about websockets or REST APIs alone has nothing of that.
 */
const SUBJECT = /apigatewayv2|execute-api|cdk-websocket-guard/i;

/** Tests create apps that are never deployed. */
const TESTS = /(?:^|[\\/])(?:tests?|__tests__|specs?)[\\/]|\.(?:test|spec)\.[cm]?[jt]sx?$/;

/** Whether a file can import something that creates constructs. A cheap check that excludes most unrelated files. */
export function mayImportConstructs(text: string): boolean {
  return /['"]\.{1,2}\//.test(text) && CONSTRUCTS.test(text);
}

/** Whether a file is a test, by its name from the directory that ESLint runs in. */
export function isTest(filename: string): boolean {
  return TESTS.test(filename);
}

/** Whether a file may be read as the import of another. */
export function mayMakeConstructs({ text }: ModuleFile): boolean {
  return CONSTRUCTS.test(text);
}

/**
 * Whether the direct and indirect imports of a file should be analysed with it: some of them are about APIs, and they
 * are within the limits.
 *
 * @param root the directory that ESLint runs in
 */
export function isWorthReading(entry: ModuleFile, root: string): boolean {
  const known = new Map([[entry.path, entry]]);
  let characters = 0;
  for (const { path, text } of known.values()) {
    characters += text.length;
    if (known.size > MAX_FILES || characters > MAX_CHARACTERS) return false;
    for (const [, , specifier = ''] of text.matchAll(SPECIFIERS)) {
      const file = importedFile(specifier, path, root);
      if (file && !known.has(file.path) && mayMakeConstructs(file)) known.set(file.path, file);
    }
  }
  return known.size > 1 && [...known.values()].some(({ text }) => SUBJECT.test(text));
}
