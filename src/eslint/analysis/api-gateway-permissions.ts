import type { TSESTree } from '@typescript-eslint/utils';
import { isAsWritten } from './instance';
import { perFile } from './per-file';
import type { SourceFile } from './source-file';
import { ABSENT, stringOf, type Value } from './static-values';

const API_GATEWAY = 'apigateway.amazonaws.com';

/** A permission that lets API Gateway call a function. */
export interface Permission {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  /** Absent where `grantInvoke` adds it. */
  readonly props: Value;
  readonly principal: Value;
}

/** The permissions for API Gateway that a file adds, on whatever function. */
export const apiGatewayPermissions = perFile((file): readonly Permission[] => {
  const withProps = (node: Permission['node'], props: Value): Permission => {
    return { node, props, principal: file.evaluator.property(props, 'principal') };
  };
  const all = [
    ...file.methodCalls(['addPermission']).map(({ node }) => withProps(node, file.argument(node, 1))),
    ...file
      .methodCalls(['grantInvoke'])
      .map(({ node }): Permission => ({ node, props: ABSENT, principal: file.argument(node, 0) })),
    ...file
      .made('lambda.CfnPermission')
      .filter((creation) => isAsWritten(file.instance(creation), 'principal', 'sourceArn'))
      .map((creation) => withProps(creation.node, file.props(creation))),
  ];
  return all.filter(({ principal }) => isApiGateway(file, principal));
});

/** Whether a principal is API Gateway: its name, or `new ServicePrincipal` of it. */
function isApiGateway(file: SourceFile, principal: Value): boolean {
  if (principal.kind !== 'made') return stringOf(principal) === API_GATEWAY;
  const { symbol, node } = principal.made;
  return symbol === 'iam.ServicePrincipal' && stringOf(file.argument(node, 0)) === API_GATEWAY;
}

/**
 * The API that a permission is for: its own `sourceArn`, or else what the conditions of the principal say. aws-cdk-lib
 * reads them there only, and refuses other conditions on the source.
 */
export function sourceArnOf(file: SourceFile, permission: Permission): Value {
  return stated(file, permission, 'sourceArn', 'ArnLike', 'aws:SourceArn');
}

/** The account that a permission is for, from the same two places. */
export function sourceAccountOf(file: SourceFile, permission: Permission): Value {
  return stated(file, permission, 'sourceAccount', 'StringEquals', 'aws:SourceAccount');
}

function stated(
  file: SourceFile,
  { props, principal }: Permission,
  name: string,
  ...condition: readonly [operator: string, key: string]
): Value {
  const own = file.evaluator.property(props, name);
  if (own.kind !== 'absent' || principal.kind !== 'made') return own;
  return file.evaluator.path(file.argument(principal.made.node, 1), 'conditions', ...condition);
}
