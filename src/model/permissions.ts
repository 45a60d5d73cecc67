import { matchesWildcard } from './arn';
import type { FunctionRef } from './lambda';
import type { Model } from './model';
import type { Resource } from './resource';
import { asText, type Assumption, type Term } from './term';

/** An `AWS::Lambda::Permission` that lets API Gateway call a function. */
export interface Permission {
  readonly resource: Resource;
  /** The function it is about; undefined when that cannot be known. */
  readonly target: FunctionRef | undefined;
  readonly when: readonly Assumption[];
}

/** The service that calls Lambda functions for APIs. */
const API_GATEWAY = 'apigateway.amazonaws.com';

/** The permissions of the app that let API Gateway call a function. */
export function permissionsOf(model: Model): readonly Permission[] {
  return model.resources('AWS::Lambda::Permission').flatMap((resource) =>
    resource.cases('Principal').flatMap(({ value: principal, when }) => {
      if (!isText(principal, (text) => text === API_GATEWAY || text === '*')) return [];
      if (
        !resource
          .cases('Action')
          .some(({ value }) => isText(value, (action) => matchesWildcard(action, 'lambda:InvokeFunction')))
      )
        return [];
      return resource
        .cases('FunctionName')
        .map(({ value }) => ({ resource, when, target: model.functionRef(asText(value)) }));
    }),
  );
}

function isText(term: Term, test: (text: string) => boolean): boolean {
  return term.kind === 'scalar' && test(String(term.value));
}
