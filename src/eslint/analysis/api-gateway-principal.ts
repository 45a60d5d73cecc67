import type { SourceFile } from './source-file';
import { stringOf, type Value } from './static-values';

const API_GATEWAY = 'apigateway.amazonaws.com';

/** Whether a principal is API Gateway: its name, or `new ServicePrincipal` of it. */
export function isApiGateway(file: SourceFile, principal: Value): boolean {
  if (principal.kind !== 'made') return stringOf(principal) === API_GATEWAY;
  const { symbol, node } = principal.made;
  return symbol === 'iam.ServicePrincipal' && stringOf(file.argument(node, 0)) === API_GATEWAY;
}
