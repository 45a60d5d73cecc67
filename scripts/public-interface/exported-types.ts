import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '../..');

/** The entries whose types a program sees, by name. Those of the package itself are in API.md, which jsii makes. */
const ENTRIES: Readonly<Record<string, string>> = {
  engine: 'src/engine.ts',
  policies: 'src/policies.ts',
  hook: 'src/hook.ts',
  testing: 'src/testing.ts',
  eslint: 'src/eslint/index.ts',
};

const printer = ts.createPrinter({ removeComments: true });

/**
 * What the entries export, as declarations without comments, with every type of ours that they name: each once, under the
 * entries that export it.
 */
export function exportedTypes(): string {
  const declared = declarationFiles();
  const program = ts.createProgram(Object.values(ENTRIES).map(declarationOf), options(), hostOf(declared));
  const checker = program.getTypeChecker();
  const entries = new Map<ts.Symbol, string[]>();
  for (const [name, file] of Object.entries(ENTRIES)) {
    const source = program.getSourceFile(declarationOf(file));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} is no module`);
    for (const exported of exportsOf(module, checker)) {
      const symbol = resolved(exported, checker);
      const known = entries.get(symbol) ?? [];
      entries.set(symbol, [...known, exported.name === symbol.name ? name : `${name} as ${exported.name}`]);
    }
  }
  return declarationsOf(entries, checker, declared);
}

/** What a module exports; what it has instead of exports (`export =`), where it has that. */
function exportsOf(module: ts.Symbol, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const whole = module.exports?.get(ts.InternalSymbolName.ExportEquals);
  return whole ? [whole] : checker.getExportsOfModule(module);
}

function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    readonly config: unknown;
  };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options;
  return {
    ...parsed,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    incremental: false,
    noCheck: true,
    skipLibCheck: true,
  };
}

const declarationOf = (file: string): string => path.join(ROOT, file.replace(/\.ts$/, '.d.ts'));

/** The declaration files of the entries and of all they import, by path. */
function declarationFiles(): ReadonlyMap<string, string> {
  const program = ts.createProgram(
    Object.values(ENTRIES).map((file) => path.join(ROOT, file)),
    { ...options(), outDir: undefined },
  );
  const files = new Map<string, string>();
  program.emit(undefined, (file, text) => files.set(path.normalize(file), text), undefined, true);
  return files;
}

/** A host that has those files beside what is on disk, and none of the sources they were made of. */
function hostOf(declared: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options());
  const isHidden = (file: string): boolean =>
    declared.has(file.replace(/(?<!\.d)\.ts$/, '.d.ts')) && !declared.has(file);
  return {
    ...host,
    fileExists: (file) => declared.has(file) || (!isHidden(file) && host.fileExists(file)),
    readFile: (file) => declared.get(file) ?? host.readFile(file),
    getSourceFile: (file, version) => {
      const text = declared.get(file);
      return text === undefined ? host.getSourceFile(file, version) : ts.createSourceFile(file, text, version, true);
    },
  };
}

/** The declarations of these symbols and of all that they name, by name. */
function declarationsOf(
  entries: ReadonlyMap<ts.Symbol, readonly string[]>,
  checker: ts.TypeChecker,
  declared: ReadonlyMap<string, string>,
): string {
  const printed = new Map<ts.Symbol, string>();
  const waiting = [...entries.keys()];
  for (let symbol = waiting.shift(); symbol; symbol = waiting.shift()) {
    if (printed.has(symbol)) continue;
    const ours = (symbol.declarations ?? [])
      .map(statementOf)
      .filter((node) => declared.has(node.getSourceFile().fileName));
    printed.set(symbol, ours.map(print).join('\n'));
    for (const node of ours) waiting.push(...namedIn(node, checker));
  }
  return [...printed]
    .filter(([, text]) => text !== '')
    .sort(([one], [other]) => (one.name < other.name ? -1 : 1))
    .map(([symbol, text]) => `// ${symbol.name}: ${entries.get(symbol)?.join(', ') ?? 'not exported'}\n${text}`)
    .join('\n\n');
}

const resolved = (symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** The whole statement of a declaration: for `const`, what stands around it. */
const statementOf = (node: ts.Declaration): ts.Node => (ts.isVariableDeclaration(node) ? node.parent.parent : node);

const print = (node: ts.Node): string => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());

/** The symbols that the identifiers of a declaration stand for. */
function namedIn(node: ts.Node, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const named: ts.Symbol[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isIdentifier(one)) {
      const symbol = checker.getSymbolAtLocation(one);
      const target = symbol && resolved(symbol, checker);
      if (target?.declarations?.some((declaration) => ts.isSourceFile(statementOf(declaration).parent)))
        named.push(target);
    }
    ts.forEachChild(one, visit);
  };
  visit(node);
  return named;
}
