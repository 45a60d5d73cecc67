import type { Stack } from 'aws-cdk-lib';
import * as path from 'node:path';
import * as ts from 'typescript';
import { synthesiseStack } from '../support/cdk';

const ROOT = path.join(__dirname, '..', '..');

/** Where files that exist only in memory are taken to stand. */
export const HERE = __dirname;

/** What the compiler says of files that exist only in memory. */
export function compileErrors(files: ReadonlyMap<string, string>): readonly string[] {
  const program = programOf(files);
  return [...files.keys()]
    .flatMap((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path.join(HERE, name))))
    .map(
      ({ file, messageText }) =>
        `${path.basename(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

/** The program of files that exist only in memory. */
export function programOf(files: ReadonlyMap<string, string>): ts.Program {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node20,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
    paths: { 'cdk-websocket-guard': [path.join(ROOT, 'src', 'index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const texts = new Map([...files].map(([name, text]) => [path.join(HERE, name), text]));
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, target) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, text, target);
  };
  return ts.createProgram([...texts.keys(), path.join(HERE, 'aws-sdk.d.ts')], options, host);
}

/** Synthesises a stack from the text of a module whose default export defines it. */
export function synthesiseText(text: string): ReturnType<typeof synthesiseStack> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exported: { default?: (stack: Stack) => void } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the text is an example of this project
  new Function('exports', 'require', outputText)(exported, require);
  if (!exported.default) throw new Error('the module has no default export');
  return synthesiseStack(exported.default);
}
