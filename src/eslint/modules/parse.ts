import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../analysis/syntax';
import { gather } from '../analysis/gathered';

/** A parser that also returns the scopes. */
type ScopedParser = Extract<TSESLint.Parser.LooseParserModule, { readonly parseForESLint: unknown }>;

/** How to parse a file of the project. */
export interface Reading {
  readonly parser: ScopedParser;
  readonly options: TSESLint.ParserOptions;
  /** The class of the linter's source code objects. */
  readonly SourceCode: new (config: TSESLint.SourceCode.SourceCodeConfig) => TSESLint.SourceCode;
}

type Context = Pick<TSESLint.RuleContext<string, unknown[]>, 'languageOptions' | 'sourceCode'>;

/** How the linter parses the current file; undefined if its parser returns no scopes. */
export function readingOf({ languageOptions, sourceCode }: Context): Reading | undefined {
  const { parser, parserOptions, ecmaVersion, sourceType } = languageOptions;
  if (!parser || !('parseForESLint' in parser)) return undefined;
  return {
    parser,
    options: {
      ecmaVersion,
      sourceType,
      ...(parserOptions.ecmaFeatures ? { ecmaFeatures: parserOptions.ecmaFeatures } : {}),
      loc: true,
      range: true,
      tokens: true,
      comment: true,
    },
    SourceCode: sourceCode.constructor as Reading['SourceCode'],
  };
}

/** Parses a text as the linter does; undefined if the parser rejects it. */
export function parse(text: string, file: string, reading: Reading): TSESLint.SourceCode | undefined {
  const { ast, scopeManager, visitorKeys, services } = parsed(text, file, reading) ?? {};
  if (!ast || !scopeManager || !visitorKeys) return undefined;
  const sourceCode = new reading.SourceCode({
    text,
    ast: ast as TSESLint.SourceCode.Program,
    scopeManager,
    visitorKeys,
    parserServices: services ?? null,
  });
  visit(sourceCode);
  return sourceCode;
}

function parsed(text: string, filePath: string, { parser, options }: Reading): TSESLint.Parser.ParseResult | undefined {
  try {
    return parser.parseForESLint(text, { ...options, filePath }) as TSESLint.Parser.ParseResult;
  } catch {
    return undefined;
  }
}

/**
 * Prepares a parsed file as the linter does before it runs rules: sets the parents of nodes, and gathers the nodes
 * that rules need.
 */
function visit(sourceCode: TSESLint.SourceCode): void {
  const listeners = gather(sourceCode) as Readonly<Record<string, ((node: Node) => void) | undefined>>;
  const open: Node[] = [sourceCode.ast];
  const order: Node[] = [];
  for (let node = open.pop(); node; node = open.pop()) {
    order.push(node);
    const children = (sourceCode.visitorKeys[node.type] ?? []).flatMap(
      (key) => (node as unknown as Record<string, Node | readonly (Node | null)[] | null | undefined>)[key] ?? [],
    );
    for (const child of children.toReversed()) {
      if (!child) continue;
      (child as { parent?: TSESTree.Node }).parent = node;
      open.push(child);
    }
  }
  for (const node of order) listeners[node.type]?.(node);
}
