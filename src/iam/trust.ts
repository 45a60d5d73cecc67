import { asText, formatText, isOpenText } from '../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Term } from '../cloudformation/types';
import { type Allowance, undenied } from './permitted';
import { principalsOf } from './principals';
import { type Ruling, rulings } from './rulings';
import { type Statement, documentStatements } from './statements';

/**
 * The branches in which a service may assume a role, by its trust policy.
 *
 * A `Condition` on the source account or the like, which AWS recommends, does not make the statement doubtful.
 *
 * @param service the principal: `apigateway.amazonaws.com`
 */
export function trusting(role: Resource, service: string): readonly Allowance[] {
  const all = documentStatements(role, ['AssumeRolePolicyDocument']).flatMap((statement) =>
    trustRulings(statement, service),
  );
  return all.filter(({ effect }) => effect === 'Allow').flatMap((allow) => undenied(allow, all));
}

const ASSUME_ROLE = 'sts:AssumeRole';

function trustRulings(statement: Statement, service: string): readonly Ruling[] {
  return rulings(statement, { action: ASSUME_ROLE }).flatMap((ruling) =>
    principalsLike(statement, service).map(({ when, isCertain }): Ruling => {
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

/** The branches in which the principals of a statement include a service, or may do so. */
function principalsLike(statement: Statement, service: string): readonly PrincipalMatch[] {
  const principals = principalsOf(statement, 'Service');
  if (!principals) return [{ when: statement.when, isCertain: false }];
  return principals.flatMap(({ term, when }) => {
    const answer = isService(term, service);
    return answer === false ? [] : [{ when, isCertain: answer === true }];
  });
}

function isService(term: Term, service: string): boolean | undefined {
  const text = asText(term);
  if (!text) return false;
  // The names of service principals are the same in every partition, whose URLs differ.
  const name = formatText(text).replace('${AWS::URLSuffix}', 'amazonaws.com');
  if (name === '*' || name === service) return true;
  const isRegional = name.startsWith(service.slice(0, service.indexOf('.') + 1));
  return isRegional || isOpenText(text) ? undefined : false;
}
