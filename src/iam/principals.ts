import type { Path } from '../cloudformation/document/json';
import { asText, formatText, isOpenText } from '../cloudformation/intrinsics/symbolic-text';
import type { Resource } from '../cloudformation/types';
import { mayBe } from './rulings';
import { documentStatements, listItems } from './statements';

/**
 * Whom the policy of a resource allows something, as it is written: `logs.${AWS::Region}.amazonaws.com`. Whoever is
 * known at deployment only may be everybody.
 *
 * @param document the path of the policy document
 */
export function allowedPrincipals(resource: Resource, document: Path): readonly string[] {
  return documentStatements(resource, document)
    .filter(({ effect }) => mayBe(effect, 'Allow'))
    .flatMap(({ path, when, isOpen }): readonly string[] => {
      const read = (...below: Path) => listItems(resource, [...path, ...below], when);
      if (isOpen || read('NotPrincipal').length > 0) return ['*'];
      const whole = read('Principal').filter(({ term }) => term.kind !== 'map');
      const ofKinds = whole.length > 0 ? [] : [...read('Principal', 'AWS'), ...read('Principal', 'Service')];
      return [...whole, ...ofKinds].map(({ term }) => {
        const text = asText(term) ?? [];
        return isOpenText(text) ? '*' : formatText(text);
      });
    });
}
