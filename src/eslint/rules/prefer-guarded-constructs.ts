import type { TSESLint } from '@typescript-eslint/utils';
import { styleOf } from '../analysis/code-style';
import { nameOf, usesAlpha } from '../analysis/import-names';
import { GUARD } from '../analysis/module-names';
import type { SourceFile } from '../analysis/source-file';
import { definitionOf } from '../analysis/variables';
import { startOfChain, wrapped, type Node } from '../analysis/syntax';
import { removeSpecifier } from '../analysis/specifiers';
import { type RuleDescription, defineSourceRule } from '../define-source-rule';

export const description: RuleDescription = {
  id: 'prefer-guarded-constructs',
  category: 'security',
  severity: 'off',
  isOnlyInAll: true,
  title: 'WebSocket constructs come from cdk-websocket-guard',
  why: 'The constructs of aws-cdk-lib leave throttling, access logs, deployment and authorization to whoever remembers them. The constructs of the same names in this package set them, or say at synthesis which decision is missing.',
  fix: 'Import the construct from cdk-websocket-guard.',
  references: [
    'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigatewayv2-readme.html',
    'https://docs.aws.amazon.com/cdk/v2/guide/best-practices.html',
  ],
};

/** Constructs that this package has under the same name, by the kind of API they are for. */
const GUARDED = {
  websocket:
    /^apigatewayv2(?:-integrations|-authorizers)?\.(WebSocket(?:Api|Stage|Route|Integration|(?:Lambda|Aws|Mock)Integration|(?:Lambda|Iam)Authorizer))$/,
  http: /^apigatewayv2(?:-integrations|-authorizers)?\.(Http(?:Api|Stage|Route|(?:Lambda|Url|Alb|Nlb|ServiceDiscovery|Sqs|StepFunctions|EventBridge)Integration|(?:Lambda|Jwt|UserPool|Iam)Authorizer)|VpcLink|ParameterMapping|MappingValue)$/,
} as const;

export const preferGuardedConstructs = defineSourceRule(description, {
  type: 'suggestion',
  hasSuggestions: true,
  messages: {
    prefer: 'cdk-websocket-guard has {{name}} with the defaults that aws-cdk-lib leaves to you.',
    importGuarded: 'Import {{name}} from cdk-websocket-guard.',
  },
  check(file, report) {
    for (const [place, uses] of usesByImport(file)) {
      const names = [...uses.keys()];
      report({
        node: place,
        messageId: 'prefer',
        data: { name: names.join(', ') },
        suggest: [...uses].flatMap(([name, node]) => {
          const fix = swap(file, node, name);
          return fix ? [{ messageId: 'importGuarded' as const, data: { name }, fix }] : [];
        }),
      });
    }
  },
});

/** Classes that have a guarded counterpart, by import statement, with the first `new` or `extends` of each. */
function usesByImport({ imports, settings, sourceCode }: SourceFile): ReadonlyMap<Node, ReadonlyMap<string, Node>> {
  const found = new Map<Node, Map<string, Node>>();
  for (const [node, symbol] of imports.symbols) {
    const name =
      GUARDED.websocket.exec(symbol)?.[1] ?? (settings.asksForHttp ? GUARDED.http.exec(symbol)?.[1] : undefined);
    if (name === undefined || !isClassUsed(node)) continue;
    const place = importOf(sourceCode, node) ?? node;
    const uses = found.get(place) ?? new Map<string, Node>();
    if (!uses.has(name)) uses.set(name, node);
    found.set(place, uses);
  }
  return found;
}

/** Whether objects are made of a class, or of one that extends it. */
function isClassUsed(name: Node): boolean {
  const outer = wrapped(name);
  const { parent } = outer;
  if (parent?.type === 'NewExpression') return parent.callee === outer;
  return (parent?.type === 'ClassDeclaration' || parent?.type === 'ClassExpression') && parent.superClass === outer;
}

/** The statement that imports an expression. */
function importOf(sourceCode: TSESLint.SourceCode, written: Node): Node | undefined {
  const node = startOfChain(written);
  const definition = node.type === 'Identifier' ? definitionOf(sourceCode, node) : undefined;
  return definition?.type === 'ImportBinding' ? definition.parent : definition?.node;
}

/** Moves a named import to this package; turns `namespace.Name` into a named import. */
function swap(file: SourceFile, written: Node, name: string): TSESLint.ReportFixFunction | undefined {
  if (usesAlpha(file)) return undefined;
  if (written.type === 'MemberExpression') {
    const guarded = nameOf(file, `guard.${name}`);
    return guarded && ((fixer) => [...guarded.imports(fixer), fixer.replaceText(written, guarded.text)]);
  }
  const removal = written.type === 'Identifier' ? removeSpecifier(file.sourceCode, written.name, name) : undefined;
  if (!removal) return undefined;
  const { declaration, specifierText, edit } = removal;
  const quote = declaration.source.raw.charAt(0);
  const end = file.sourceCode.getText(declaration).endsWith(';') ? ';' : '';
  const line = `import { ${specifierText} } from ${quote}${GUARD}${quote}${end}`;
  return (fixer) =>
    edit
      ? [edit(fixer), fixer.insertTextAfter(declaration, `${styleOf(file.sourceCode).newline}${line}`)]
      : fixer.replaceText(declaration, line);
}
