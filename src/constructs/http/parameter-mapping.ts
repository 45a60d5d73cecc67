import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { check } from '../support/check';
import { having } from '../support/kinds';

const VALUE = having("a MappingValue, such as MappingValue.custom('…')", 'value');

/**
 * Changes to a request before it goes to the back end.
 *
 * The integrations of this package check it, also where it is of aws-cdk-lib's class: a reserved or invalid header
 * throws with the path of the construct; a destination that AWS does not know is an error at synthesis.
 *
 * @example
 * new ParameterMapping()
 *   .appendHeader('x-reader', MappingValue.claim('sub'))
 *   .removeHeader('cookie')
 *   .overwritePath(MappingValue.custom('/v2/$request.path.id'));
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export class ParameterMapping extends apigatewayv2.ParameterMapping {
  /**
   * A mapping from an object.
   *
   * @param mappings values by destination: `append:header.x-reader`
   */
  public static override fromObject(
    mappings: Record<string, apigatewayv2.MappingValue>,
  ): apigatewayv2.ParameterMapping {
    const mapping = new ParameterMapping();
    for (const [key, source] of Object.entries(mappings)) {
      check('ParameterMapping.fromObject', mappings, { [key]: VALUE });
      mapping.custom(key, source.value);
    }
    return mapping;
  }
}
