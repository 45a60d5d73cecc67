import { matchesWildcard } from './arn';
import type { FunctionRef } from './lambda';
import type { Model } from './model';
import type { Resource } from './resource';
import { asText, type Assumption, type Term } from './term';

/** An `AWS::Lambda::Permission` that lets API Gateway call a function, or may do so. */
export interface Permission {
  readonly resource: Resource;
  /** The function it is about; undefined when that cannot be known. */
  readonly target: FunctionRef | undefined;
  readonly when: readonly Assumption[];
}

/** The service that calls Lambda functions for APIs, and everybody. */
const CALLERS = ['apigateway.amazonaws.com', '*'];

/** The permissions of the app that let API Gateway call a function, or that may when they are deployed. */
export function permissionsOf(model: Model): readonly Permission[] {
  return model.resources('AWS::Lambda::Permission').flatMap((resource) =>
    resource.cases('Principal').flatMap(({ value: principal, when }) => {
      if (!mayBe(principal, (text) => CALLERS.includes(text))) return [];
      const isCall = (action: string): boolean => matchesWildcard(action.toLowerCase(), 'lambda:invokefunction');
      if (!resource.cases('Action').some(({ value }) => mayBe(value, isCall))) return [];
      return resource
        .cases('FunctionName')
        .map(({ value }) => ({ resource, when, target: model.functionRef(asText(value)) }));
    }),
  );
}

/** Whether a test holds for a text; one that only deployment knows may pass any. */
function mayBe(term: Term, test: (text: string) => boolean): boolean {
  return term.kind === 'scalar' ? test(String(term.value)) : term.kind === 'text' || term.kind === 'unknown';
}
