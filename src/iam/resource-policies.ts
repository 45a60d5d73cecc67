import type { Path } from '../cloudformation/document/json';
import { asText, formatText, isOpenText } from '../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Term } from '../cloudformation/types';
import { type Allowance, undenied } from './permitted';
import { principalsOf } from './principals';
import { type Ruling, rulings } from './rulings';
import { type Statement, documentStatements } from './statements';

/** Who is let in. */
export interface Who {
  /** What a statement may call it. */
  readonly kinds: readonly ('AWS' | 'Service')[];
  /**
   * Whether a principal is it; undefined where that is unknown.
   *
   * @param name the principal as it is written, its domain as in most regions: `logs.${AWS::Region}.amazonaws.com`
   */
  is(name: string): boolean | undefined;
}

/**
 * The branches in which the policy of a resource allows somebody an action.
 *
 * A `Condition` on the source account or the like, which AWS recommends, does not make the statement doubtful.
 *
 * @param document the path of the policy document
 */
export function lettingIn(resource: Resource, document: Path, action: string, who: Who): readonly Allowance[] {
  const all = documentStatements(resource, document).flatMap((statement) => rulingsFor(statement, action, who));
  return all.filter(({ effect }) => effect === 'Allow').flatMap((allow) => undenied(allow, all));
}

function rulingsFor(statement: Statement, action: string, who: Who): readonly Ruling[] {
  return rulings(statement, { action }).flatMap((ruling) =>
    principalsLike(statement, who).map(({ when, isCertain }): Ruling => {
      const doubt = ruling.effect === 'Allow' && statement.isConditional ? undefined : ruling.doubt;
      return {
        ...ruling,
        when,
        doubt: doubt ?? (isCertain ? undefined : 'who is trusted is only known at deployment'),
      };
    }),
  );
}

interface PrincipalMatch {
  readonly when: readonly Assumption[];
  readonly isCertain: boolean;
}

/** The branches in which the principals of a statement include somebody, or may do so. */
function principalsLike(statement: Statement, who: Who): readonly PrincipalMatch[] {
  return who.kinds.flatMap((kind): readonly PrincipalMatch[] => {
    const principals = principalsOf(statement, kind);
    if (!principals) return [{ when: statement.when, isCertain: false }];
    return principals.flatMap(({ term, when }) => {
      const answer = isMeant(term, who);
      return answer === false ? [] : [{ when, isCertain: answer === true }];
    });
  });
}

function isMeant(term: Term, who: Who): boolean | undefined {
  const text = asText(term);
  if (!text) return false;
  // The names of service principals are the same in every partition, whose URLs differ.
  const name = formatText(text).replace('${AWS::URLSuffix}', 'amazonaws.com');
  const answer = name === '*' || who.is(name);
  // What deployment fills in makes neither a service nor everybody of an ARN.
  return answer === false && isOpenText(text) && !name.startsWith('arn:') ? undefined : answer;
}
