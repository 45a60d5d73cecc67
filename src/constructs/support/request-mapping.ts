import { REJECTED_REQUEST_MAPPING } from '../../aws/rejections';
import { Token } from 'aws-cdk-lib';
import type { ParameterMapping } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { HTTP_HEADER_NAME, isReservedHeader } from '../../aws/http-headers';
import { fail, placeOf } from './fail';

const HEADER = /^(?:append|overwrite|remove):header\.(.*)$/s;
const QUERY_STRING = /^(?:append|overwrite|remove):querystring\../s;
/** An expression for a part of the request that does not exist. */
const UNKNOWN_SOURCE = /^\$\{?request\.(?!(?:header|querystring|body)\.|path(?:\.|\}?$))/;

/**
 * Rejects a mapping of requests that AWS would reject.
 *
 * @param scope the construct the integration belongs to
 * @param id its id there
 * @param mapping the mapping
 * @returns other problems: keys and values that aws-cdk-lib does not check
 * @throws Error for a header that is reserved, or cannot be the name of one
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function mappingProblems(scope: IConstruct, id: string, mapping?: ParameterMapping): readonly string[] {
  return Object.entries(mapping?.mappings ?? {}).flatMap(([key, value]) => {
    if (Token.isUnresolved(key)) return [];
    const header = HEADER.exec(key)?.[1];
    if (header !== undefined) checkHeader(scope, id, key, header);
    const isDestination = header !== undefined || QUERY_STRING.test(key) || key === 'overwrite:path';
    return [
      ...(isDestination
        ? []
        : [
            `${id} maps to "${key}", but AWS accepts append:, overwrite: and remove: with header.NAME and querystring.NAME, and overwrite:path (${REJECTED_REQUEST_MAPPING}).`,
          ]),
      ...(UNKNOWN_SOURCE.test(value)
        ? [
            `${id} maps "${value}" to ${key}, but a request has $request.header.NAME, $request.querystring.NAME, $request.body.NAME, $request.path and $request.path.NAME.`,
          ]
        : []),
    ];
  });
}

function checkHeader(scope: IConstruct, id: string, key: string, header: string): void {
  if (isReservedHeader(header)) {
    fail(
      placeOf(scope, id),
      `parameterMapping has "${key}", but API Gateway reserves the header ${header}: it cannot be mapped. Use another header name.`,
    );
  }
  if (!HTTP_HEADER_NAME.test(header))
    fail(placeOf(scope, id), `parameterMapping has "${key}", but "${header}" cannot be the name of a header.`);
}
