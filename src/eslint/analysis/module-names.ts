import type { Node } from './syntax';

/** The module that `require('module')` asks for; undefined for any other expression. */
export function requiredModule(node: Node): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return undefined;
  const [specifier] = node.arguments;
  return specifier?.type === 'Literal' && typeof specifier.value === 'string' ? specifier.value : undefined;
}

/**
 * The name of a module under which the rules know it, whatever the package it comes from: `apigatewayv2` for
 * `aws-cdk-lib/aws-apigatewayv2` and for `@aws-cdk/aws-apigatewayv2-alpha`, `core` for `aws-cdk-lib` itself.
 *
 * @returns undefined for modules that no rule knows
 */
export function moduleName(specifier: string): string | undefined {
  if (specifier === GUARD) return 'guard';
  if (specifier === 'aws-cdk-lib' || specifier.startsWith('aws-cdk-lib/core')) return 'core';
  if (specifier === 'cdk-nag') return 'nag';
  return /^(?:aws-cdk-lib\/aws-|@aws-cdk\/aws-(?=.*-alpha(?:\/|$)))([a-z0-9-]+?)(?:-alpha)?(?:\/|$)/.exec(
    specifier,
  )?.[1];
}

/** What the name of every module has that a rule knows. */
export const IN_EVERY_MODULE = 'cdk';

/** The package whose constructs are right by construction. */
export const GUARD = 'cdk-websocket-guard';

/** Whether a module, under the name the rules know, can hold something that a rule judges. */
export function isRelevant(name: string): boolean {
  return /^(?:iam|guard|apigatewayv2(?:-integrations|-authorizers)?)$/.test(name);
}

/** What `aws_apigatewayv2` of the root of aws-cdk-lib stands for; undefined for any other export of the root. */
export function submodule(name: string): string | undefined {
  return name.startsWith('aws_') ? name.slice('aws_'.length).replaceAll('_', '-') : undefined;
}
