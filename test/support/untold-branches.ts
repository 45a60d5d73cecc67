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

/** Ways on which one resource comes before another: each there under a condition of its own, too many to be told apart. */
const MANY = Array.from({ length: 20 }, (_, at) => at);

/** Parameters and conditions for {@link waysTo}. */
export const WAYS_SECTIONS = [
  'Parameters:',
  ...MANY.map((at) => `  Env${at}: { Type: String }`),
  'Conditions:',
  ...MANY.map((at) => `  Is${at}: !Equals [!Ref Env${at}, prod]`),
].join('\n');

/** What depends on some resources, each under a condition of its own, by logical id. */
export function waysTo(...logicalIds: readonly string[]): Readonly<Record<string, string>> {
  const dependsOn = logicalIds.join(', ');
  return Object.fromEntries(
    MANY.map((at) => [`Way${at}`, `{ Type: AWS::SNS::Topic, Condition: Is${at}, DependsOn: [${dependsOn}] }`]),
  );
}

/** The logical ids of {@link waysTo}, for a `DependsOn`. */
export const WAYS: readonly string[] = MANY.map((at) => `Way${at}`);

/** Why it is unknown what comes first with {@link waysTo}. */
export const UNTOLD_ORDER = 'the orders in which its template can be created are too many to try';
