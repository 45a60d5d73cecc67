import type { CfnResource } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { DEFAULT_FUNCTION_TIMEOUT_S } from '../../aws/lambda';
import { resourceOf, templateProperties } from './api-resources';

/** The timeout of a function in milliseconds; undefined where it is not in the app, or known at deployment only. */
export function functionTimeoutMs(lambda: IFunction): number | undefined {
  const definition = definitionOf(lambda);
  if (!definition) return undefined;
  const seconds = templateProperties(definition).Timeout ?? DEFAULT_FUNCTION_TIMEOUT_S;
  return typeof seconds === 'number' ? seconds * 1000 : undefined;
}

/** The resource of a function, also for an alias or a version of it. */
function definitionOf(lambda: IFunction): CfnResource | undefined {
  const resource = resourceOf(lambda, 'AWS::Lambda::Function');
  if (resource) return resource;
  const { lambda: target } = lambda as IFunction & { readonly lambda?: IFunction };
  return target && definitionOf(target);
}
