import type { TSESLint } from '@typescript-eslint/utils';
import type { Imports } from '../imports';
import { LocalFunctions } from '../local-functions';
import { once } from '../once';
import { StaticEvaluator } from '../static-evaluator';
import { stringOf, type Value } from '../static-values';
import type { Node } from '../syntax';
import { roleOfFile } from './handler-names';
import { NodeIndex } from './node-index';
import { isTestCode } from './test-code';

/**
 * What the code of a handler has somewhere: the management API or a post by it, an event of API Gateway, what an authorizer is given or
 * answers, or an export that is named for its route.
 */
const SUBJECT =
  /apigatewaymanagementapi|\.postToConnection\b|requestContext|methodArn|policyDocument|APIGateway\w*(?:Authorizer|Websocket)|\bexports?\b.{0,40}(?:connect|authori[sz]er)/i;
/** Files of a user interface. */
const VIEW = /\.[jt]sx$/;
/** Longer files come from a bundler: nobody edits them, and analysing them takes long. */
const MAX_CHARACTERS = 500_000;

const NO_IMPORTS: Imports = { symbols: new Map(), names: new Map(), creations: [], calls: [] };

/** A file of handler code, analysed once for all rules. */
export class HandlerFile {
  public readonly nodes: NodeIndex;
  /** Evaluates texts and numbers in the file. */
  public readonly evaluator: StaticEvaluator;

  private constructor(
    public readonly sourceCode: TSESLint.SourceCode,
    /** The path of the file, as given to the linter. */
    public readonly name: string,
  ) {
    this.nodes = new NodeIndex(sourceCode);
    const { fields } = this.nodes;
    this.evaluator = new StaticEvaluator(sourceCode, NO_IMPORTS, fields, new LocalFunctions(sourceCode, fields));
  }

  /** The analysis of a file. */
  public static readonly of = once(
    (sourceCode: TSESLint.SourceCode, name: string): HandlerFile => new HandlerFile(sourceCode, name),
  );

  /** What an expression is, as far as the file tells. */
  public value(expression: Node): Value {
    return this.evaluator.evaluate(expression);
  }

  /** The text that an expression is; undefined if it is none, or is unknown. */
  public text(expression: Node): string | undefined {
    return stringOf(this.value(expression));
  }
}

/** Whether a file can be the code of a handler, and is no test of one: by what it mentions, or by its name. */
export const isHandlerFile = once(
  ({ text }: TSESLint.SourceCode, name: string): boolean =>
    text.length <= MAX_CHARACTERS &&
    !VIEW.test(name) &&
    (SUBJECT.test(text) || roleOfFile(name) !== undefined) &&
    !isTestCode(text, name),
);
