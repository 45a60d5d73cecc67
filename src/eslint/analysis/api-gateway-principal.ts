import type { SourceFile } from './source-file';
import { stringOf, type Value } from './static-values';

const API_GATEWAY = 'apigateway.amazonaws.com';

/** Whether a principal is API Gateway: its name, or `new ServicePrincipal` of it. */
export function isApiGateway(file: SourceFile, principal: Value): boolean {
  if (principal.kind !== 'made') return stringOf(principal) === API_GATEWAY;
  const { symbol, node } = principal.made;
  return symbol === 'iam.ServicePrincipal' && stringOf(file.argument(node, 0)) === API_GATEWAY;
}

/**
 * The API that a permission is for: its own `sourceArn`, or else what the conditions of the principal say. aws-cdk-lib
 * reads them there only, and refuses other conditions on the source.
 */
export function sourceArnOf(file: SourceFile, props: Value, principal: Value): Value {
  return stated(file, { props, principal }, 'sourceArn', 'ArnLike', 'aws:SourceArn');
}

/** The account that a permission is for, from the same two places. */
export function sourceAccountOf(file: SourceFile, props: Value, principal: Value): Value {
  return stated(file, { props, principal }, 'sourceAccount', 'StringEquals', 'aws:SourceAccount');
}

function stated(
  file: SourceFile,
  { props, principal }: Readonly<Record<'props' | 'principal', Value>>,
  name: string,
  ...condition: readonly [operator: string, key: string]
): Value {
  const own = file.evaluator.property(props, name);
  if (own.kind !== 'absent' || principal.kind !== 'made') return own;
  return file.evaluator.path(file.argument(principal.made.node, 1), 'conditions', ...condition);
}
