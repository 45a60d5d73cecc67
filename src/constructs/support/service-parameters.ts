import { rejectedParameters } from '../../aws/rejections';
import type { HttpIntegrationSubtype, ParameterMapping } from 'aws-cdk-lib/aws-apigatewayv2';
import { HTTP_INTEGRATION_SUBTYPES } from '../../aws/http-integration-subtypes';

/**
 * The required parameters of a service that an integration does not have.
 *
 * @param id the integration
 * @param subtype the service and the action
 * @param mapping the parameters of the integration
 */
export function missingParameters(
  id: string,
  subtype?: HttpIntegrationSubtype,
  mapping?: ParameterMapping,
): readonly string[] {
  const needed = subtype ? (HTTP_INTEGRATION_SUBTYPES.get(subtype) ?? []) : [];
  const missing = needed.filter((name) => !Object.hasOwn(mapping?.mappings ?? {}, name));
  if (missing.length === 0 || subtype === undefined) return [];
  return [
    `${id} leaves out ${missing.join(', ')}: AWS answers ${rejectedParameters(subtype)}. Add to parameterMapping: ${missing.map((name) => `.custom('${name}', '$request.body.${name}')`).join('')}.`,
  ];
}
