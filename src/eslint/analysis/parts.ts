import type { TSESTree } from '@typescript-eslint/utils';
import { ownerOf } from './attributes';
import { constructorOf } from './fields';
import { baseCallOf, reachesResource } from './function-classes';
import type { Instance } from './instance';
import type { SourceFile, Typed } from './source-file';
import { nodeOf, stringOf, type Creation, type Value } from './static-values';
import type { Node } from './syntax';

/** A construct that is an API, or belongs to one. */
export interface Part {
  readonly creation: Creation;
  readonly instance: Instance;
  readonly props: Value;
  /** Whether it is the CloudFormation resource itself (`CfnStage`), with its property names. */
  readonly isL1: boolean;
  /** Whether it comes from this package, and so has defaults of its own. */
  readonly isGuarded: boolean;
  /** The API it belongs to, as far as the file shows it. */
  readonly api: Typed | undefined;
}

/** Every construct of some classes that a file makes. */
export function parts(file: SourceFile, ...symbols: readonly string[]): readonly Part[] {
  return file.made(...symbols).map((creation) => new MadePart(file, creation));
}

/**
 * The only objects of classes of this file that extend a construct, as constructs of that class with the properties that
 * they give it: `class ChatStage extends WebSocketStage { constructor(…) { super(scope, id, {…}); } }`.
 */
export function extendedParts(file: SourceFile, symbol: string): readonly Part[] {
  return [...file.imports.symbols].flatMap(([{ parent }, extended]) => {
    if (extended !== symbol || parent?.type !== 'ClassDeclaration' || reachesResource(file, parent.body)) return [];
    const [node, another] = makingsOf(file, parent);
    if (!node || another) return [];
    if (!constructorOf(parent.body)) return [new MadePart(file, { symbol, node })];
    const given = baseCallOf(parent.body);
    return given ? [new MadePart(file, { symbol, node }, file.argument(given, 2))] : [];
  });
}

/** Every `new` of a class in its file. */
function makingsOf({ sourceCode }: SourceFile, declared: TSESTree.ClassDeclaration): readonly TSESTree.NewExpression[] {
  const references = sourceCode.getDeclaredVariables(declared).flatMap((variable) => variable.references);
  return references.flatMap(({ identifier }) => {
    const { parent } = identifier;
    return parent.type === 'NewExpression' && parent.callee === identifier ? [parent] : [];
  });
}

class MadePart implements Part {
  public readonly isL1: boolean;
  public readonly isGuarded: boolean;

  public constructor(
    private readonly file: SourceFile,
    public readonly creation: Creation,
    public readonly props = file.props(creation),
  ) {
    this.isL1 = creation.symbol.includes('.Cfn');
    this.isGuarded = creation.symbol.startsWith('guard.');
  }

  public get instance(): Instance {
    return this.file.instance(this.creation);
  }

  public get api(): Typed | undefined {
    return apiOf(this.file, this.props);
  }
}

/** The API behind `webSocketApi: api` or `apiId: api.ref`. */
function apiOf(file: SourceFile, props: Value): Typed | undefined {
  const construct = nodeOf(file.evaluator.property(props, 'webSocketApi'));
  return construct ? file.typeOf(construct) : apiWithId(file, nodeOf(file.evaluator.property(props, 'apiId')));
}

/** The API whose id an expression is: `api.ref`. */
export function apiWithId(file: SourceFile, id: Node | undefined): Typed | undefined {
  const api = ownerOf(file, id, /^(?:ref|apiId|attrApiId)$/);
  return api && file.typeOf(api);
}

/** The protocol that the file states for the API of a part, where that is a raw one, or by its class. */
export function protocolOf(file: SourceFile, { api }: Part): string | undefined {
  if (api && /\.I?HttpApi$/.test(api.symbol)) return 'HTTP';
  if (api?.symbol !== 'apigatewayv2.CfnApi' || !api.creation) return undefined;
  return stringOf(file.evaluator.property(file.props(api.creation), 'protocolType'));
}
