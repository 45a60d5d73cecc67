/**
 * A mapping for {@link REGIONAL}: one value in eu-west-1 and another in us-east-1. Nobody lists every region, so what is
 * left without one of these cannot be told, as where conditions are too many to try.
 *
 * @param here the value in eu-west-1, as YAML
 * @param there the value in us-east-1, as YAML
 */
export function regions(here: string, there: string): string {
  return `Mappings: { Regional: { eu-west-1: { Value: ${here} }, us-east-1: { Value: ${there} } } }`;
}

/** A value that depends on the region, for a template with {@link regions}. */
export const REGIONAL = '!FindInMap [Regional, !Ref AWS::Region, Value]';

/** Condition `Untold`, of which nobody can tell whether it holds, as where a condition takes too long to try. */
export const UNTOLD = 'Conditions: { Untold: !Condition Untold }';
