import { importedFile, type ModuleFile } from './imported-file';

/** Files that are read for one, at most: what imports more is the whole of a large app, whose parts are judged by themselves. */
const MAX_FILES = 24;
/** The same of their texts together; the parser takes some 80 bytes for each character. */
const MAX_CHARACTERS = 60_000;

/** What a file imports that can make constructs, or hands on what does. */
const CONSTRUCTS = /aws-cdk-lib|@aws-cdk\/|\bconstructs\b|cdk-websocket-guard|\bexport\s*(?:type\s*)?[*{]/;
/** How a file names others of the project; in a comment, too, which costs no more than a look at one file more. */
const SPECIFIERS = /(?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*)(['"])(\.{1,2}(?:\/[^'"\n]*)?)\1/g;

/**
 * What a rule finds anything in, of files that come without their types: a module of API Gateway V2, an action of APIs, or
 * our constructs. What is about websockets or REST APIs alone has nothing of that.
 */
const SUBJECT = /apigatewayv2|execute-api|cdk-websocket-guard/i;

/** A test makes its own app, of which nobody deploys anything. */
const TESTS = /(?:^|[\\/])(?:tests?|__tests__|specs?)[\\/]|\.(?:test|spec)\.[cm]?[jt]sx?$/;

/**
 * Whether a file can import what makes constructs: what costs least to tell of files that have nothing to do with it.
 *
 * @param filename from the directory that ESLint runs in
 */
export function mayImportConstructs(text: string, filename: string): boolean {
  return /['"]\.{1,2}\//.test(text) && CONSTRUCTS.test(text) && !TESTS.test(filename);
}

/** Whether a file is read for others. */
export function mayMakeConstructs({ text }: ModuleFile): boolean {
  return CONSTRUCTS.test(text);
}

/**
 * Whether what a file imports, directly and through others, is worth reading with it: some of it is about APIs, and it is
 * no more than one judges at once.
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
